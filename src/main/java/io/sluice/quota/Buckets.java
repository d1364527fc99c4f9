package io.sluice.quota;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;

import io.sluice.blueprint.QuotaTerms;

/**
 * Buckets of tokens, which fill up by themselves as their allowances say. A bucket that
 * nobody has taken from is full. Safe for use by many threads; no method waits.
 */
public interface Buckets extends AutoCloseable {

	/**
	 * Buckets of an instance that is alone.
	 * @param terms how many of them
	 * @param nanos how much time has passed, in nanoseconds
	 * @return the buckets; what they answer is there already
	 */
	static Buckets inProcess(QuotaTerms terms, LongSupplier nanos) {
		return new LocalBuckets(terms.owners(), Filling.WHOLE, nanos);
	}

	/**
	 * Takes tokens, from all buckets or from none.
	 * @param draws how many from which; draws from the same bucket add up
	 * @return what becomes of it; never exceptional, and not to be completed by others
	 */
	CompletableFuture<Taking> take(List<Draw> draws);

	/**
	 * Looks into buckets.
	 * @param keys which ones, each once
	 * @return how full they are, in that order; empty if nobody knows
	 */
	CompletableFuture<List<Level>> look(List<BucketKey> keys);

	@Override
	void close();

}
