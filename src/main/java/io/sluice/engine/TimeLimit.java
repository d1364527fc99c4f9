package io.sluice.engine;

import java.time.Duration;
import java.util.Optional;
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
	 * @param patience how long the client waits, if it says so
	 * @return when it must be over: never later than without a client's word
	 */
	Deadline begin(Optional<Duration> patience) {
		Duration most = patience.filter((own) -> own.compareTo(this.time) < 0).orElse(this.time);
		return new Deadline(this.ticker, this.ticker.getAsLong() + most.toNanos());
	}

}
