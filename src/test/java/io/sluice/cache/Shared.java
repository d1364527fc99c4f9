package io.sluice.cache;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;

import io.sluice.blueprint.CacheTerms;

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
