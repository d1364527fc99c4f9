package io.sluice.cache;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import io.sluice.cache.far.FarStore;
import org.jspecify.annotations.Nullable;

/** What is near, over what is shared. */
final class LayeredCache implements CallCache {

	/** Milliseconds that clocks may be apart. What began later than that is a mistake. */
	private static final long APART = 1_000;

	private final NearCache near;

	private final FarStore far;

	private final Purges purges;

	private final Claims claims;

	private final SteadyClock clock;

	LayeredCache(NearCache near, FarStore far, Purges purges, Claims claims, SteadyClock clock) {
		this.near = near;
		this.far = far;
		this.purges = purges;
		this.claims = claims;
		this.clock = clock;
	}

	@Override
	public long now() {
		return this.clock.now();
	}

	@Override
	public CompletableFuture<List<@Nullable Entry>> find(List<EntryKey> keys) {
		long now = now();
		List<@Nullable Entry> found = new ArrayList<>(keys.size());
		boolean fresh = true;
		for (EntryKey key : keys) {
			Entry entry = near(key, now);
			found.add(entry);
			fresh &= entry != null && entry.lifetime().isFresh(now);
		}
		return (fresh || !this.far.isShared()) ? CompletableFuture.completedFuture(found) : ask(keys, found, now);
	}

	private @Nullable Entry near(EntryKey key, long now) {
		Entry entry = this.near.find(key);
		if (entry == null || isUseful(entry, now)) {
			return entry;
		}
		this.near.remove(key, entry);
		return null;
	}

	private boolean isUseful(Entry entry, long now) {
		Lifetime lifetime = entry.lifetime();
		return now < lifetime.end() && lifetime.began() <= now + APART && this.purges.allow(entry);
	}

	/**
	 * Somebody else may have what is missing here, or have refreshed what is not fresh.
	 */
	private CompletableFuture<List<@Nullable Entry>> ask(List<EntryKey> keys, List<@Nullable Entry> found, long now) {
		int[] wanted = IntStream.range(0, keys.size()).filter((index) -> !isFresh(found.get(index), now)).toArray();
		return this.far.find(Arrays.stream(wanted).mapToObj(keys::get).toList()).thenApply((others) -> {
			for (int index = 0; index < wanted.length; index++) {
				found.set(wanted[index], later(keys.get(wanted[index]), found.get(wanted[index]), others.get(index)));
			}
			return found;
		});
	}

	private static boolean isFresh(@Nullable Entry entry, long now) {
		return entry != null && entry.lifetime().isFresh(now);
	}

	/** It may have been purged while it was on its way. */
	private @Nullable Entry later(EntryKey key, @Nullable Entry near, @Nullable Entry other) {
		long now = now();
		Entry known = (near != null && isUseful(near, now)) ? near : null;
		if (other == null || !isUseful(other, now)
				|| (known != null && known.lifetime().began() >= other.lifetime().began())) {
			return known;
		}
		this.near.keep(key, other);
		return other;
	}

	@Override
	public void keep(EntryKey key, Entry entry) {
		if (isUseful(entry, now())) {
			this.near.keep(key, entry);
			this.far.keep(key, entry);
		}
		if (this.claims.end(key)) {
			this.far.release(key);
		}
	}

	@Override
	public CompletableFuture<Boolean> claim(EntryKey key) {
		return this.claims.take(key) ? this.far.claim(key) : CompletableFuture.completedFuture(false);
	}

	@Override
	public CompletableFuture<Boolean> invalidate(Collection<String> tags) {
		long now = now();
		tags.forEach((tag) -> this.purges.add(tag, now));
		return this.far.invalidate(tags);
	}

	@Override
	public CompletableFuture<Purged> purge(Collection<String> tags) {
		Predicate<Entry> useful = this.purges.before(tags);
		CompletableFuture<Boolean> told = invalidate(tags);
		return CompletableFuture.supplyAsync(() -> this.near.remove(tags, useful))
			.thenCombine(this.far.remove(tags, useful),
					(here, there) -> new Purged(Math.max(here, there.count()), there.complete()))
			.thenCombine(told, (purged, all) -> new Purged(purged.count(), purged.complete() && all));
	}

	@Override
	public void close() {
		this.far.close();
	}

}
