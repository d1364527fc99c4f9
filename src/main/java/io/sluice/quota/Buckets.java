package io.sluice.quota;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;

import io.sluice.blueprint.QuotaTerms;
import io.sluice.quota.far.FarBuckets;
import io.sluice.redis.Clients;

/**
 * Buckets of tokens, which fill up by themselves as their allowances say. A bucket that
 * nobody has taken from is full. Safe for use by many threads; no method waits, but
 * {@link #close} a moment.
 */
public interface Buckets extends AutoCloseable {

	/**
	 * Buckets of an instance that is alone.
	 * @param terms how many of them
	 * @param nanos how much time has passed, in nanoseconds
	 * @return the buckets; what they answer is there already
	 */
	static Buckets inProcess(QuotaTerms terms, LongSupplier nanos) {
		return new Adding(new LocalBuckets(terms.owners(), Filling.WHOLE, nanos));
	}

	/**
	 * Buckets that instances share. They connect by themselves; while Redis cannot be
	 * asked, what is granted is decided by each instance.
	 * @param terms how many of them, how long Redis may take, and what holds if it takes
	 * longer
	 * @param nanos how much time has passed, in nanoseconds
	 * @param clients ask Redis; not closed with the buckets
	 * @return the buckets; what they answer comes on the event loop on which they are
	 * asked
	 */
	static Buckets shared(QuotaTerms terms, LongSupplier nanos, Clients clients) {
		Buckets otherwise = switch (terms.shared().onFailure()) {
			case LOCAL -> new LocalBuckets(terms.owners(), new Filling(terms.shared().localShare()), nanos);
			case ALLOW -> new OpenBuckets();
			case DENY -> new ClosedBuckets();
		};
		return new Adding(FarBuckets.connected(clients, terms.shared(), otherwise));
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

	/**
	 * What operators may know of them.
	 * @return always the same, with what holds when it is asked
	 */
	Figures figures();

	@Override
	void close();

}
