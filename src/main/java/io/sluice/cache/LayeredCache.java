package io.sluice.cache;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import io.sluice.blueprint.CacheTerms;
import io.sluice.cache.far.FarStore;
import io.sluice.cache.far.Instance;
import org.jspecify.annotations.Nullable;

/** What is near, over what is shared. */
final class LayeredCache implements CallCache {

	/** Milliseconds that clocks may be apart. What began later than that is a mistake. */
	private static final long APART = 1_000;

	private final NearCache near;

	private final NearCache made;

	private final AtomicLong places = new AtomicLong();

	private final Purges purges = new Purges(Purges.USUAL);

	private final Claims claims;

	private final SteadyClock clock;

	private final long longest;

	private final long longestMade;

	private final FarStore far;

	private final Figures figures;

	/**
	 * Nothing is kept.
	 * @param terms how much may be
	 * @param clock says what time it is
	 * @param nanos how much time has passed
	 * @param sharing makes the store that instances share
	 */
	LayeredCache(CacheTerms terms, SteadyClock clock, LongSupplier nanos, Function<Instance, FarStore> sharing) {
		this.near = new NearCache(terms.nearSize(), clock, nanos);
		this.made = new NearCache(terms.answersSize(), clock, nanos);
		this.claims = new Claims(Claims.USUAL, nanos);
		this.clock = clock;
		this.longest = terms.entrySize();
		this.longestMade = Math.min(terms.entrySize(), terms.answersSize());
		LongAdder resets = new LongAdder();
		this.far = sharing.apply(new ThisInstance(clock, this.purges, () -> {
			this.near.removeAll();
			this.made.removeAll();
			resets.increment();
		}));
		this.figures = new Figures(new Lookups(), new Lookups(), new Lookups(), this.near::weighed, this.made::weighed,
				new LongAdder(), resets, this.far::standing);
	}

	@Override
	public Figures figures() {
		return this.figures;
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
			Entry entry = useful(key, this.near, now);
			this.figures.near().count(entry, now);
			found.add(entry);
			fresh &= entry != null && entry.lifetime().isFresh(now);
		}
		return (fresh || !this.far.isShared()) ? CompletableFuture.completedFuture(found) : ask(keys, found, now);
	}

	private @Nullable Entry useful(EntryKey key, NearCache kept, long now) {
		Entry entry = kept.find(key);
		if (entry == null || isUseful(entry, now)) {
			return entry;
		}
		kept.remove(key, entry);
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
				this.figures.far().count(others.get(index), now);
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
		if (entry.value().length <= this.longest && isUseful(entry, now())) {
			this.near.keep(key, entry);
			this.far.keep(key, entry);
		}
		endClaim(key);
	}

	@Override
	public long longest() {
		return this.longest;
	}

	@Override
	public void remove(EntryKey key) {
		this.near.remove(key);
		this.far.remove(key);
		endClaim(key);
	}

	private void endClaim(EntryKey key) {
		if (this.claims.end(key)) {
			this.far.release(key);
		}
	}

	@Override
	public void derive(EntryKey key, Entry entry, Supplier<Derived> derivation) {
		this.near.derive(key, entry, derivation);
	}

	@Override
	public CompletableFuture<Boolean> claim(EntryKey key) {
		return this.claims.take(key) ? this.far.claim(key) : CompletableFuture.completedFuture(false);
	}

	@Override
	public CompletableFuture<Boolean> invalidate(Collection<String> tags) {
		long now = now();
		List<String> named = tags.stream().filter((tag) -> !tag.isEmpty()).distinct().toList();
		named.forEach((tag) -> this.purges.add(tag, now));
		this.figures.purges().add(named.size());
		return this.far.invalidate(named);
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
	public long purges() {
		return this.purges.count();
	}

	@Override
	public LocalCache local() {
		return new Place(this.places.incrementAndGet() + " ");
	}

	@Override
	public void close() {
		this.far.close();
	}

	/** What one keeps who makes something of entries. */
	private final class Place implements LocalCache {

		private final String prefix;

		Place(String prefix) {
			this.prefix = prefix;
		}

		@Override
		public @Nullable Entry find(EntryKey key) {
			long now = now();
			Entry entry = useful(own(key), LayeredCache.this.made, now);
			LayeredCache.this.figures.made().count(entry, now);
			return entry;
		}

		@Override
		public void keep(EntryKey key, Entry entry) {
			if (entry.value().length <= longest() && isUseful(entry, now())) {
				LayeredCache.this.made.keep(own(key), entry);
			}
		}

		@Override
		public long longest() {
			return LayeredCache.this.longestMade;
		}

		private EntryKey own(EntryKey key) {
			return new EntryKey(this.prefix + key.call(), key.text());
		}

	}

	/**
	 * What those that we share with see of us.
	 *
	 * @param clock ours
	 * @param purges those we know of
	 * @param forgetting forgets what we have kept
	 */
	private record ThisInstance(SteadyClock clock, Purges purges, Runnable forgetting) implements Instance {

		@Override
		public long time() {
			return this.clock.own();
		}

		@Override
		public long now() {
			return this.clock.now();
		}

		@Override
		public void correct(long behind) {
			this.clock.correct(behind);
		}

		@Override
		public void purged(String tag, long time) {
			if (tag.isEmpty()) {
				this.purges.addEverything(time);
			}
			else {
				this.purges.add(tag, time);
			}
		}

		@Override
		public void missed(long time) {
			this.purges.addEverything(time);
		}

		@Override
		public void forget() {
			this.forgetting.run();
		}

		@Override
		public Map<String, Long> known() {
			return this.purges.all();
		}

	}

}
