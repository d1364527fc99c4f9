package io.sluice.compile;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.sluice.blueprint.Allowance;
import io.sluice.blueprint.Bandwidth;
import io.sluice.blueprint.RatePlan;
import io.sluice.blueprint.Unit;
import io.sluice.config.Place;
import io.sluice.config.RateSettings;
import io.sluice.config.Setting;

/**
 * Compiles one of {@code sluice.rate-limits.plans}.
 *
 * @param whole the plan, where it is written
 * @param flatCost what it costs to ask for what is not executed
 * @param problems where problems go
 */
record PlanCompiler(Setting whole, long flatCost, Problems problems) {

	private static final long UNREADABLE = 0;

	/** Within it, nothing that counts parts of tokens or nanoseconds overflows. */
	private static final Duration LONGEST = Duration.ofDays(3653);

	/** The plan; what is wrong of it is left out. */
	RatePlan compile(String name, List<RateSettings.BandwidthSettings> written) {
		if (!name.matches("[A-Za-z][A-Za-z0-9_-]{0,63}")) {
			this.problems.add(this.whole.place(), this.whole.key() + " has a name that cannot be told in a header. "
					+ "Use up to 64 letters, digits, dashes and underscores, a letter first.");
		}
		if (written.isEmpty()) {
			this.problems.add(this.whole.place(), this.whole.key()
					+ " has no limits. Add limits: [{cost: 10000, per: 1m}, {requests: 50, per: 1s}].");
		}
		Map<Unit, List<Bandwidth>> bandwidths = new EnumMap<>(Unit.class);
		for (int number = 0; number < written.size(); number++) {
			add(written.get(number), this.whole.key() + ".limits[" + number + "]", bandwidths);
		}
		List<Allowance> allowances = new ArrayList<>();
		bandwidths.forEach((unit, all) -> allowances.add(new Allowance(name, unit, all)));
		return new RatePlan(name, allowances);
	}

	private void add(RateSettings.BandwidthSettings written, String key, Map<Unit, List<Bandwidth>> bandwidths) {
		Setting cost = written.cost();
		Setting amount = (cost != null) ? cost : written.requests();
		if (amount == null) {
			this.problems.add(place(written),
					key + " says neither cost nor requests. Say how much of one of them: {cost: 10000, per: 1m}.");
			return;
		}
		if (cost != null && written.requests() != null) {
			this.problems.add(written.requests().place(),
					key + " has both cost and requests. Write a limit for each of them.");
		}
		Unit unit = (cost != null) ? Unit.COST : Unit.REQUESTS;
		bandwidth(amount, written, key).ifPresent((bandwidth) -> {
			if (bandwidths.getOrDefault(unit, List.of()).contains(bandwidth)) {
				this.problems.add(amount.place(), key + " is there twice. Leave one out.");
			}
			if (unit == Unit.COST && bandwidth.burst() < this.flatCost) {
				this.problems.add(amount.place(),
						key + " never has room for " + this.flatCost
								+ ", which is what it costs to ask for what is not executed: "
								+ "sluice.rate-limits.flat-cost. Allow more, or make that smaller.");
			}
			bandwidths.computeIfAbsent(unit, (_) -> new ArrayList<>()).add(bandwidth);
		});
	}

	private Optional<Bandwidth> bandwidth(Setting written, RateSettings.BandwidthSettings limit, String key) {
		if (limit.per() == null) {
			this.problems.add(written.place(), key + " does not say in which time. Add per, such as 1m.");
		}
		SettingValues values = new SettingValues(this.problems);
		long amount = amount(written, values);
		Duration per = values.read(limit.per(), Duration.ZERO, BandwidthTimes::read, BandwidthTimes.NONE);
		Setting atOnce = limit.burst();
		long burst = (atOnce != null) ? amount(atOnce, values) : amount;
		if (amount == UNREADABLE || per.isZero() || burst == UNREADABLE) {
			return Optional.empty();
		}
		if (atOnce != null && burst < amount) {
			this.problems.add(atOnce.place(), atOnce.key() + " is " + burst + ", less than the " + amount
					+ " of the whole time. It is how much may be used at once.");
			return Optional.empty();
		}
		Bandwidth bandwidth = new Bandwidth(amount, per, burst);
		if (atOnce != null && bandwidth.fills().compareTo(LONGEST) > 0) {
			this.problems.add(atOnce.place(), atOnce.key() + " is " + burst
					+ ", which takes more than ten years to refill. It is how much may be used at once.");
			return Optional.empty();
		}
		return Optional.of(bandwidth);
	}

	private static long amount(Setting written, SettingValues values) {
		return values.read(
				written, UNREADABLE, (text) -> text.strip().matches("[1-9]\\d{0,8}")
						? Optional.of(Long.valueOf(text.strip())) : Optional.empty(),
				"no amount. Write a whole number from 1 to 999999999.");
	}

	private Place place(RateSettings.BandwidthSettings written) {
		return (written.per() != null) ? written.per().place() : this.whole.place();
	}

}
