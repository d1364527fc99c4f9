package io.sluice.cache;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import org.jspecify.annotations.Nullable;

/** The entries in memory: as many as fit, those that are asked for most. */
final class NearCache {

	/**
	 * Of an entry besides its texts, about, in bytes: six objects, and its place in the
	 * cache.
	 */
	private static final int OBJECTS = 400;

	/** Of a text besides its letters, in bytes. */
	private static final int TEXT = 56;

	/** Of what was made of an entry, besides what it says itself, in bytes. */
	private static final int DERIVED = 120;

	/** More are looked through too long. */
	private static final int MOST_DERIVED = 8;

	/** One in so many of all bytes is much for an entry and what was made of it. */
	private static final int PARTS = 16;

	private final Cache<EntryKey, Entry> entries;

	private final long size;

	/**
	 * Nothing is kept.
	 * @param size how many bytes to keep at most, about; may be zero
	 * @param clock what the lifetimes of entries are told by
	 * @param nanos how much time has passed
	 */
	NearCache(long size, SteadyClock clock, LongSupplier nanos) {
		this.size = size;
		this.entries = Caffeine.newBuilder()
			.maximumWeight(size)
			.weigher(NearCache::weight)
			.ticker(nanos::getAsLong)
			// it takes less than to wake another thread for it, every sixteenth time that
			// it is asked
			.executor(Runnable::run)
			.expireAfter(Expiry.writing(
					(EntryKey _, Entry entry) -> Duration.ofMillis(Math.max(0, entry.lifetime().end() - clock.now()))))
			.build();
	}

	@Nullable Entry find(EntryKey key) {
		return this.entries.getIfPresent(key);
	}

	void keep(EntryKey key, Entry entry) {
		if (this.size > 0) {
			this.entries.put(key, entry);
		}
	}

	/**
	 * Keeps what is made of an entry, unless others have made much of it already, or it
	 * takes a large part of all that is kept.
	 */
	void derive(EntryKey key, Entry entry, Supplier<Derived> derivation) {
		if (this.size == 0 || entry.inUse() >= MOST_DERIVED || !isSmall(key, entry, entry.value().length)) {
			return;
		}
		Derived derived = derivation.get();
		Entry more = entry.with(derived);
		this.entries.asMap().replace(key, entry, isSmall(key, more, 0) ? more : entry.with(derived.tooLarge()));
	}

	private boolean isSmall(EntryKey key, Entry entry, long more) {
		return weight(key, entry) + more <= this.size / PARTS;
	}

	void remove(EntryKey key, Entry entry) {
		this.entries.asMap().remove(key, entry);
	}

	void remove(EntryKey key) {
		this.entries.invalidate(key);
	}

	void removeAll() {
		this.entries.invalidateAll();
	}

	/** Removes what has one of these tags, and counts what was still of use. */
	long remove(Collection<String> tags, Predicate<Entry> useful) {
		Set<String> purged = new HashSet<>(tags);
		long count = 0;
		for (Iterator<Entry> kept = this.entries.asMap().values().iterator(); kept.hasNext();) {
			Entry entry = kept.next();
			if (entry.tags().stream().anyMatch(purged::contains)) {
				kept.remove();
				count += useful.test(entry) ? 1 : 0;
			}
		}
		return count;
	}

	/** How much memory all of it takes, about, in bytes. */
	long size() {
		this.entries.cleanUp();
		return weighed();
	}

	/** The same, with what is about to be removed. */
	long weighed() {
		return this.entries.policy()
			.eviction()
			.flatMap((bound) -> bound.weightedSize().stream().boxed().findFirst())
			.orElse(0L);
	}

	static int weight(EntryKey key, Entry entry) {
		long weight = OBJECTS + text(key.text()) + entry.value().length;
		for (String tag : entry.tags()) {
			weight += text(tag);
		}
		weight += entry.validator()
			.stream()
			.flatMap((validator) -> Stream.of(validator.etag(), validator.lastModified()))
			.flatMap(Optional::stream)
			.mapToLong(NearCache::text)
			.sum();
		for (Derived derived : entry.derived()) {
			weight += DERIVED + derived.size();
		}
		return (int) Math.min(Integer.MAX_VALUE, weight);
	}

	/** Texts take a byte for each letter, or two as soon as one is not of Latin-1. */
	private static long text(String text) {
		boolean latin = text.chars().allMatch((letter) -> letter < 256);
		return TEXT + (latin ? 1L : 2L) * text.length();
	}

}
