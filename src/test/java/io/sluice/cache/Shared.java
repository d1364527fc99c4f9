package io.sluice.cache;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

import io.sluice.blueprint.CacheTerms;
import org.jspecify.annotations.Nullable;

/** What the caches of these tests have in common. */
final class Shared {

	/** A budget that a machine with other things to do keeps, too. */
	static final CacheTerms TERMS = new CacheTerms(16 << 20, 1 << 20, 1 << 20,
			new CacheTerms.OfShared(Duration.ofMillis(200), "test:", 4096));

	/** The usual budget. */
	static final CacheTerms IMPATIENT = new CacheTerms(16 << 20, 1 << 20, 1 << 20,
			new CacheTerms.OfShared(Duration.ofMillis(20), "test:", 4096));

	private Shared() {
	}

	/**
	 * Keeps some value for a minute.
	 * @param cache where
	 * @param key which entry
	 * @param tag what it can be purged by
	 */
	static void keep(CallCache cache, EntryKey key, String tag) {
		long now = cache.now();
		cache.keep(key, new Entry("value".getBytes(StandardCharsets.UTF_8), new Lifetime(now, now + 60_000, 0, 0),
				List.of(tag), Optional.empty()));
	}

	/**
	 * Looks for an entry.
	 * @param cache where
	 * @param key which entry
	 * @return what is found, if anything
	 */
	static @Nullable Entry find(CallCache cache, EntryKey key) {
		return cache.find(List.of(key)).join().getFirst();
	}

	/**
	 * How long something usually takes, which a machine with other things to do may keep
	 * from being so now and then.
	 * @param round does it once, and tells how long it took, in nanoseconds
	 * @return the middle one of twenty, in milliseconds
	 */
	static long usually(IntToLongFunction round) {
		long[] times = IntStream.range(0, 20).mapToLong(round).sorted().toArray();
		return TimeUnit.NANOSECONDS.toMillis(times[times.length / 2]);
	}

}
