package io.sluice.quota;

import java.util.concurrent.atomic.LongAdder;

/** Counts attempts to take from buckets. Safe for use by many threads. */
public final class Attempts {

	private final LongAdder granted = new LongAdder();

	private final LongAdder refused = new LongAdder();

	private final LongAdder unavailable = new LongAdder();

	/**
	 * Counts one.
	 * @param taking what came of it
	 * @return the same
	 */
	public Taking counted(Taking taking) {
		LongAdder attempts = switch (taking) {
			case Taking.Granted _ -> this.granted;
			case Taking.Refused _, Taking.Never _ -> this.refused;
			case Taking.Unavailable _ -> this.unavailable;
		};
		attempts.increment();
		return taking;
	}

	/**
	 * Those that were granted.
	 * @return how many
	 */
	public long granted() {
		return this.granted.sum();
	}

	/**
	 * Those that were refused, as there was too little.
	 * @return how many
	 */
	public long refused() {
		return this.refused.sum();
	}

	/**
	 * Those that were refused, as nobody knew how much there was.
	 * @return how many
	 */
	public long unavailable() {
		return this.unavailable.sum();
	}

}
