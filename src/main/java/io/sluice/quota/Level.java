package io.sluice.quota;

import java.time.Duration;

import io.sluice.blueprint.Bandwidth;

/**
 * How full a bucket is, by that bandwidth of which the fewest tokens are left.
 *
 * @param bucket which one
 * @param nearest that bandwidth; its burst is what it holds
 * @param remaining tokens that are left of it
 * @param resets the time until it is full if nobody takes any; rounded up to milliseconds
 */
public record Level(BucketKey bucket, Bandwidth nearest, long remaining, Duration resets) {

	/**
	 * What it holds when it is full.
	 * @return tokens
	 */
	public long limit() {
		return this.nearest.burst();
	}

}
