package io.sluice.config;

import org.jspecify.annotations.Nullable;

/**
 * How much of what was fetched is kept, {@code sluice.cache}.
 *
 * @param near what is kept in memory
 * @param answers what answers are kept in memory
 * @param maxEntrySize bytes of one value
 * @param redis what is kept in Redis
 */
public record CacheSettings(@Nullable Near near, @Nullable Near answers, @Nullable Setting maxEntrySize,
		@Nullable Redis redis) {

	/**
	 * Where nothing is written.
	 * @return settings without any value
	 */
	public static CacheSettings unset() {
		return new CacheSettings(null, null, null, null);
	}

	/**
	 * In memory.
	 *
	 * @param maxSize bytes of all of it
	 */
	public record Near(@Nullable Setting maxSize) {

	}

	/**
	 * In Redis.
	 *
	 * @param budget how long a request waits for it
	 * @param keyPrefix what names of keys begin with
	 * @param compressAbove bytes above which a value is compressed
	 */
	public record Redis(@Nullable Setting budget, @Nullable Setting keyPrefix, @Nullable Setting compressAbove) {

	}

}
