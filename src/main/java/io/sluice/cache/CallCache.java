package io.sluice.cache;

import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import io.sluice.blueprint.CacheTerms;
import io.sluice.cache.far.FarStore;
import io.sluice.redis.Clients;
import org.jspecify.annotations.Nullable;

/**
 * What calls have fetched, kept for those that ask the same. Whoever asks has worked out
 * the keys: all that an answer depends on is in them. Nothing here ever fails or holds a
 * request; what is lost is fetched again.
 * <p>
 * What was purged is told from what was fetched later by time, not by deletion: a call
 * that began before a purge cannot bring the old value back, whenever it ends.
 */
public interface CallCache extends AutoCloseable {

	/**
	 * A cache of this process alone.
	 * @param terms how much is kept
	 * @param wall says what time it is, at the beginning
	 * @param nanos says how many nanoseconds have passed since
	 * @return the cache
	 */
	static CallCache inProcess(CacheTerms terms, InstantSource wall, LongSupplier nanos) {
		return new LayeredCache(terms, new SteadyClock(wall, nanos), nanos, (_) -> FarStore.NONE);
	}

	/**
	 * A cache that instances share. While Redis cannot be used, it is one of this process
	 * alone.
	 * @param terms how much is kept, and how long a request may wait for Redis
	 * @param wall says what time it is, until Redis does
	 * @param nanos says how many nanoseconds have passed since
	 * @param clients ask Redis; not closed with the cache
	 * @return the cache
	 */
	static CallCache shared(CacheTerms terms, InstantSource wall, LongSupplier nanos, Clients clients) {
		return new LayeredCache(terms, new SteadyClock(wall, nanos), nanos,
				(instance) -> FarStore.redis(clients, terms, instance));
	}

	/**
	 * What time it is, for all instances about the same.
	 * @return milliseconds since 1970
	 */
	long now();

	/**
	 * Looks for entries that may still be of use: fresh ones, and those that may be
	 * answered while they are refreshed, or if the service fails.
	 * @param keys which entries
	 * @return as many, in order; {@code null} where there is nothing to be used. Never
	 * fails; is complete already if all are near and fresh, or if there is no other place
	 * to look. Otherwise it is completed soon, by a thread that must not be kept
	 */
	CompletableFuture<List<@Nullable Entry>> find(List<EntryKey> keys);

	/**
	 * Keeps what was fetched, unless it was purged meanwhile. Returns at once.
	 * @param key which entry
	 * @param entry what to keep; not to be modified any more
	 */
	void keep(EntryKey key, Entry entry);

	/**
	 * How large what is kept may be.
	 * @return the most bytes of a value
	 */
	long longest();

	/**
	 * Removes an entry that is not true any more, here and from what is shared. Ends a
	 * claim on it. Returns at once.
	 * @param key which entry
	 */
	void remove(EntryKey key);

	/**
	 * Keeps what is made of an entry beside it, here and nowhere else, as long as the
	 * entry is kept. Returns at once.
	 * @param key which entry
	 * @param entry what was found
	 * @param derivation makes it; is not asked where there is no room for it. If there
	 * turns out to be none, {@link Derived.TooLarge} is kept in its place
	 */
	void derive(EntryKey key, Entry entry, Supplier<Derived> derivation);

	/**
	 * Asks to be the one of all instances who refreshes an entry. A claim ends when the
	 * entry is kept, and a few seconds later in any case.
	 * @param key which entry
	 * @return whether to refresh it; never fails
	 */
	CompletableFuture<Boolean> claim(EntryKey key);

	/**
	 * Has all instances forget what has one of these tags and was asked for before. This
	 * one forgets before the method returns, the others a moment later; those that cannot
	 * be reached, before they use what they share again.
	 * @param tags which entries
	 * @return whether the others have been told by now; never fails
	 */
	CompletableFuture<Boolean> invalidate(Collection<String> tags);

	/**
	 * Does the same, and counts. That takes a time, in proportion to all that is kept.
	 * @param tags which entries
	 * @return how many there were; never fails
	 */
	CompletableFuture<Purged> purge(Collection<String> tags);

	/**
	 * How often something was purged that this instance knows of, here or by another.
	 * Changes after all that is purged is not used here any more.
	 * @return a number that never falls
	 */
	long purges();

	/**
	 * Makes a place for what is made of entries.
	 * @return a place that nobody else keeps anything in
	 */
	LocalCache local();

	/**
	 * What operators may know of it.
	 * @return always the same, with what holds when it is asked
	 */
	Figures figures();

	/** Leaves what is shared with others. What is near stays usable. */
	@Override
	void close();

}
