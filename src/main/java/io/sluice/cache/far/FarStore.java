package io.sluice.cache.far;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

import io.sluice.blueprint.CacheTerms;
import io.sluice.cache.Entry;
import io.sluice.cache.EntryKey;
import io.sluice.cache.Purged;
import io.sluice.redis.Clients;
import io.sluice.redis.Protection;
import io.sluice.redis.Standing;
import io.sluice.redis.WaitingThread;
import org.jspecify.annotations.Nullable;

/**
 * Entries that instances share. Whether they may be used is the reader's to judge. No
 * method fails, and none waits.
 */
public interface FarStore extends AutoCloseable {

	/** Where an instance is alone. */
	FarStore NONE = new Nowhere();

	/**
	 * What instances share in Redis. It connects by itself, and does without as long as
	 * that is not possible.
	 * @param clients ask Redis; not closed here
	 * @param terms how much is kept, and how long it may take
	 * @param instance this one
	 * @return the store; what it finds comes on the event loop on which it is asked
	 */
	static FarStore redis(Clients clients, CacheTerms terms, Instance instance) {
		WaitingThread thread = new WaitingThread("sluice-redis");
		Link link = new Link((listener) -> Connections.open(clients, listener),
				new PurgeLog(new Names(terms.shared().keyPrefix())), instance, thread);
		Protection protection = new Protection(terms.shared().budget(), clients.loops());
		protection.tryOut(link::redis, thread);
		return new RedisStore(link, terms, instance, protection);
	}

	/**
	 * Whether there are other instances to share with.
	 * @return {@code false} if nothing can ever be found
	 */
	boolean isShared();

	/**
	 * Whether it is shared with them at the moment.
	 * @return how we stand with Redis
	 */
	Standing standing();

	/**
	 * Looks for entries.
	 * @param keys which ones
	 * @return as many, in order, {@code null} where nothing is found in time
	 */
	CompletableFuture<List<@Nullable Entry>> find(List<EntryKey> keys);

	/**
	 * Keeps an entry.
	 * @param key which one
	 * @param entry what to keep
	 */
	void keep(EntryKey key, Entry entry);

	/**
	 * Removes an entry.
	 * @param key which one
	 */
	void remove(EntryKey key);

	/**
	 * Asks to be the one who refreshes an entry.
	 * @param key which one
	 * @return {@code true} also if nobody can be asked
	 */
	CompletableFuture<Boolean> claim(EntryKey key);

	/**
	 * Ends a claim.
	 * @param key which entry
	 */
	void release(EntryKey key);

	/**
	 * Tells the others to forget.
	 * @param tags what
	 * @return whether they are told; if not, they will be
	 */
	CompletableFuture<Boolean> invalidate(Collection<String> tags);

	/**
	 * Removes entries, and counts them.
	 * @param tags what they have one of
	 * @param useful which of them count
	 * @return how many of those there were
	 */
	CompletableFuture<Purged> remove(Collection<String> tags, Predicate<Entry> useful);

	@Override
	void close();

}
