package io.sluice.quota;

import java.time.Duration;
import java.util.List;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BandwidthBuilder;
import io.sluice.blueprint.Allowance;

/**
 * How the buckets of this process are filled.
 *
 * @param share how much of what is allowed they are filled with, in the beginning and
 * from then on. They hold as much as if it were all, so that what is expensive has to
 * wait, but not forever
 */
record Filling(double share) {

	static final Filling WHOLE = new Filling(1);

	/** Fills a bucket for an allowance. */
	List<Bandwidth> of(Allowance allowance) {
		return allowance.bandwidths().stream().map(this::of).toList();
	}

	private Bandwidth of(io.sluice.blueprint.Bandwidth bandwidth) {
		return BandwidthBuilder.builder()
			.capacity(bandwidth.burst())
			.refillGreedy(bandwidth.amount(), slower(bandwidth.per()))
			.initialTokens(Math.max(1, (long) (bandwidth.burst() * this.share)))
			.build();
	}

	/** The time after which a bucket that was empty is full. */
	Duration fills(Allowance allowance) {
		return slower(allowance.fills());
	}

	private Duration slower(Duration per) {
		return Duration.ofNanos((long) Math.ceil(per.toNanos() / this.share));
	}

}
