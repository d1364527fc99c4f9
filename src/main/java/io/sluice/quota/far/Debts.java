package io.sluice.quota.far;

import java.time.Duration;

import io.sluice.blueprint.Bandwidth;
import io.sluice.quota.BucketKey;
import io.sluice.quota.Level;

/**
 * What is missing in a bucket.
 *
 * @param bucket which one
 * @param parts of each of its bandwidths: in parts of tokens, as {@link Script} counts
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record Debts(BucketKey bucket, long[] parts) {

	Level level() {
		int nearest = 0;
		for (int index = 1; index < this.parts.length; index++) {
			nearest = (remaining(index) < remaining(nearest)) ? index : nearest;
		}
		Bandwidth bandwidth = bandwidth(nearest);
		return new Level(this.bucket, bandwidth, remaining(nearest),
				Duration.ofMillis(Math.ceilDiv(this.parts[nearest], bandwidth.amount())));
	}

	/** The time after which there are so many; none if there are. */
	Duration until(long tokens) {
		long longest = 0;
		for (int index = 0; index < this.parts.length; index++) {
			Bandwidth bandwidth = bandwidth(index);
			long missing = this.parts[index] - (bandwidth.burst() - tokens) * bandwidth.per().toMillis();
			longest = Math.max(longest, Math.ceilDiv(missing, bandwidth.amount()));
		}
		return Duration.ofMillis(longest);
	}

	private long remaining(int index) {
		Bandwidth bandwidth = bandwidth(index);
		return bandwidth.burst() - Math.ceilDiv(this.parts[index], bandwidth.per().toMillis());
	}

	private Bandwidth bandwidth(int index) {
		return this.bucket.allowance().bandwidths().get(index);
	}

}
