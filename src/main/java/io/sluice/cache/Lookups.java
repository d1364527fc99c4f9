package io.sluice.cache;

import java.util.concurrent.atomic.LongAdder;

import org.jspecify.annotations.Nullable;

/**
 * Counts the look-ups of one place where entries are kept, one for each key. Safe for use
 * by many threads.
 */
public final class Lookups {

	private final LongAdder hits = new LongAdder();

	private final LongAdder stale = new LongAdder();

	private final LongAdder misses = new LongAdder();

	/**
	 * Counts one.
	 * @param found what was found there, if anything
	 * @param now {@link CallCache#now()}
	 */
	void count(@Nullable Entry found, long now) {
		if (found == null) {
			this.misses.increment();
		}
		else {
			(found.lifetime().isFresh(now) ? this.hits : this.stale).increment();
		}
	}

	/**
	 * Those that found something fresh.
	 * @return how many
	 */
	public long hits() {
		return this.hits.sum();
	}

	/**
	 * Those that found something that is no longer fresh, but still of use.
	 * @return how many
	 */
	public long stale() {
		return this.stale.sum();
	}

	/**
	 * Those that found nothing.
	 * @return how many
	 */
	public long misses() {
		return this.misses.sum();
	}

}
