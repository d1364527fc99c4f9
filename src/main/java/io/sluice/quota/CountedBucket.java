package io.sluice.quota;

import java.time.Duration;
import java.util.List;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.VerboseResult;
import org.jspecify.annotations.Nullable;

/** One bucket of this process. */
final class CountedBucket {

	private static final long NANOS = 1_000_000;

	private final Bucket bucket;

	private final Duration fills;

	/**
	 * One that is full.
	 * @param bucket counts
	 * @param fills the time after which it is full again if it was empty
	 */
	CountedBucket(Bucket bucket, Duration fills) {
		this.bucket = bucket;
		this.fills = fills;
	}

	/** The time after which it is full again if it was empty. */
	Duration fills() {
		return this.fills;
	}

	/** How full it is after that was taken; {@code null} if there is too little. */
	@Nullable Level take(Draw draw) {
		if (draw.tokens() == 0) {
			return level(draw.bucket());
		}
		VerboseResult<Boolean> taking = this.bucket.asVerbose().tryConsume(draw.tokens());
		return taking.getValue() ? level(draw.bucket(), taking) : null;
	}

	/** How full it is. */
	Level level(BucketKey key) {
		return level(key, this.bucket.asVerbose().getAvailableTokens());
	}

	/** The time after which there is enough; none if there is. */
	Duration until(Draw draw) {
		return (draw.tokens() == 0) ? Duration.ZERO : ceiling(
				this.bucket.estimateAbilityToConsume(draw.tokens()).getNanosToWaitForRefill() / (double) NANOS);
	}

	void giveBack(Draw draw) {
		if (draw.tokens() > 0) {
			this.bucket.addTokens(draw.tokens());
		}
	}

	private static Level level(BucketKey key, VerboseResult<?> result) {
		List<io.sluice.blueprint.Bandwidth> bandwidths = key.allowance().bandwidths();
		Bandwidth[] filled = result.getConfiguration().getBandwidths();
		long[] available = result.getDiagnostics().getAvailableTokensPerEachBandwidth();
		int nearest = 0;
		for (int index = 1; index < available.length; index++) {
			nearest = (available[index] < available[nearest]) ? index : nearest;
		}
		long left = Math.max(0, available[nearest]);
		return new Level(key, bandwidths.get(nearest), left, fills(filled[nearest], left));
	}

	private static Duration fills(Bandwidth bandwidth, long left) {
		return ceiling((bandwidth.getCapacity() - left)
				* (bandwidth.getRefillPeriodNanos() / (double) NANOS / bandwidth.getRefillTokens()));
	}

	private static Duration ceiling(double milliseconds) {
		return Duration.ofMillis((long) Math.ceil(milliseconds));
	}

}
