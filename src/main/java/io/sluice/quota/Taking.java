package io.sluice.quota;

import java.time.Duration;
import java.util.List;

/** What became of an attempt to take tokens from buckets. */
public sealed interface Taking {

	/**
	 * They were taken, from all of the buckets.
	 *
	 * @param levels how full they are now, one for each bucket; none where nobody counts
	 * @param source where they were taken from
	 */
	record Granted(List<Level> levels, Source source) implements Taking {

		public Granted {
			levels = List.copyOf(levels);
		}

	}

	/**
	 * None were taken: there are too few in at least one of the buckets.
	 *
	 * @param levels how full they are, one for each bucket that was asked
	 * @param draw what is too much, of these what will be too much for the longest time
	 * @param retryAfter the time after which there will be enough if nobody else takes
	 * any; rounded up to milliseconds, more than none
	 */
	record Refused(List<Level> levels, Draw draw, Duration retryAfter) implements Taking {

		public Refused {
			levels = List.copyOf(levels);
		}

	}

	/**
	 * None were taken, and never will: a bucket does not hold as many.
	 *
	 * @param draw what is too much
	 */
	record Never(Draw draw) implements Taking {

	}

	/**
	 * None were taken, since nobody knows how many there are.
	 *
	 * @param retryAfter when to try again
	 */
	record Unavailable(Duration retryAfter) implements Taking {

	}

	/** Where tokens were taken from. Safe for use by many threads. */
	@FunctionalInterface
	interface Source {

		/** Takes nothing back, as nothing was counted. */
		Source UNCOUNTED = (_) -> {
		};

		/**
		 * Takes back what was not needed. It never fails, and nobody waits; no bucket
		 * holds more than it can afterwards.
		 * @param draws at most what was taken from there, once
		 */
		void giveBack(List<Draw> draws);

	}

}
