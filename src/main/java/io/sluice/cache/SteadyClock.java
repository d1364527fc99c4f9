package io.sluice.cache;

import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Time that does not jump when somebody corrects the clock of the machine. It is put
 * right by the clock that instances share, as soon as that is known.
 */
final class SteadyClock {

	private final LongSupplier nanos;

	private final long origin;

	private volatile long behind;

	/**
	 * Begins with the time of the machine.
	 * @param wall that time
	 * @param nanos how much has passed
	 */
	SteadyClock(InstantSource wall, LongSupplier nanos) {
		this.nanos = nanos;
		this.origin = wall.millis() - elapsed();
	}

	/** Milliseconds since 1970, put right. */
	long now() {
		return own() + this.behind;
	}

	/** Milliseconds since 1970, as the machine thought at the beginning. */
	long own() {
		return this.origin + elapsed();
	}

	/**
	 * Puts it right.
	 * @param behind milliseconds that the machine is behind the shared clock
	 */
	void correct(long behind) {
		this.behind = behind;
	}

	private long elapsed() {
		return TimeUnit.NANOSECONDS.toMillis(this.nanos.getAsLong());
	}

}
