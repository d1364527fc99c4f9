package io.sluice.quota;

/**
 * Some tokens of a bucket.
 *
 * @param bucket which one
 * @param tokens how many; not negative
 */
public record Draw(BucketKey bucket, long tokens) {

	public Draw {
		if (tokens < 0) {
			throw new IllegalArgumentException("less than nothing: " + tokens);
		}
	}

}
