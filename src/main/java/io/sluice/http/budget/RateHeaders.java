package io.sluice.http.budget;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;
import java.util.stream.Collectors;

import io.sluice.blueprint.Allowance;
import io.sluice.blueprint.Bandwidth;
import io.sluice.blueprint.RatePlan;
import io.sluice.blueprint.Unit;
import io.sluice.quota.Level;

import org.springframework.http.HttpHeaders;

/**
 * Tells a plan, and what is left of it, in headers
 * (draft-ietf-httpapi-ratelimit-headers-10). Each bandwidth is a policy; of those of one
 * unit, the one of which least is left is told. Immutable.
 */
final class RateHeaders {

	/** What is told, for pages that want to read it. */
	static final List<String> NAMES = List.of("RateLimit-Policy", "RateLimit", HttpHeaders.RETRY_AFTER);

	private final List<Policy> policies;

	private final String told;

	/**
	 * The headers of a plan.
	 * @param plan the plan
	 */
	RateHeaders(RatePlan plan) {
		this.policies = policies(plan);
		this.told = this.policies.stream().map(Policy::told).collect(Collectors.joining(", "));
	}

	private static List<Policy> policies(RatePlan plan) {
		long count = plan.allowances().stream().mapToLong((allowance) -> allowance.bandwidths().size()).sum();
		List<Policy> policies = new ArrayList<>();
		for (Allowance allowance : plan.allowances()) {
			for (Bandwidth bandwidth : allowance.bandwidths()) {
				String name = (count == 1) ? plan.name() : plan.name() + "-" + (policies.size() + 1);
				policies.add(new Policy(name, allowance, bandwidth));
			}
		}
		return policies;
	}

	/**
	 * Tells them.
	 * @param headers of an answer
	 * @param levels what is left; those of other buckets are not told
	 */
	void set(HttpHeaders headers, List<Level> levels) {
		headers.set("RateLimit-Policy", this.told);
		StringJoiner left = new StringJoiner(", ");
		for (Level level : levels) {
			for (Policy policy : this.policies) {
				if (policy.isOf(level)) {
					left.add(policy.told(level));
				}
			}
		}
		if (left.length() > 0) {
			headers.set("RateLimit", left.toString());
		}
	}

	/**
	 * A time as headers tell it: what comes too early is for nothing.
	 * @param time not negative
	 * @return seconds, rounded up
	 */
	static long seconds(Duration time) {
		return time.plusNanos(999_999_999).toSeconds();
	}

	/** What clients call what is counted. */
	static String name(Unit unit) {
		return unit.name().toLowerCase(Locale.ROOT);
	}

	/**
	 * One of a plan's bandwidths.
	 *
	 * @param name what it is called in both headers
	 * @param allowance what it belongs to
	 * @param bandwidth the bandwidth
	 */
	private record Policy(String name, Allowance allowance, Bandwidth bandwidth) {

		String told() {
			return "\"" + this.name + "\";q=" + this.bandwidth.amount() + ";w=" + this.bandwidth.per().toSeconds()
					+ ";qu=\"" + RateHeaders.name(this.allowance.unit()) + "\"";
		}

		String told(Level level) {
			return "\"" + this.name + "\";r=" + level.remaining() + ";t=" + seconds(level.resets());
		}

		boolean isOf(Level level) {
			return level.bucket().allowance().equals(this.allowance) && level.nearest().equals(this.bandwidth);
		}

	}

}
