package io.sluice.engine;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How long an operation may take.
 *
 * @param time from its beginning to the last answer of a service
 * @param ticker nanoseconds since some time
 */
public record TimeLimit(Duration time, LongSupplier ticker) {

	/**
	 * Begins an operation.
	 * @return when it must be over
	 */
	Deadline begin() {
		return new Deadline(this.ticker, this.ticker.getAsLong() + this.time.toNanos());
	}

}
