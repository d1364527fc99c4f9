package io.sluice.blueprint;

import java.time.Duration;

/**
 * How much of what was fetched is kept, and where.
 *
 * @param nearSize bytes of memory that it may take, about
 * @param answersSize bytes of memory that whole answers made of it may take, about
 * @param entrySize bytes of one value; longer ones are not kept
 * @param shared what holds for a server that instances share
 */
public record CacheTerms(long nearSize, long answersSize, long entrySize, OfShared shared) {

	/**
	 * Of the server that instances share, if there is one.
	 *
	 * @param budget how long a request waits for it
	 * @param keyPrefix what the names of all keys and channels begin with
	 * @param compressAbove bytes above which a value is compressed
	 */
	public record OfShared(Duration budget, String keyPrefix, long compressAbove) {

	}

}
