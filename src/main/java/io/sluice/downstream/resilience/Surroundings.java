package io.sluice.downstream.resilience;

import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

import reactor.core.scheduler.Scheduler;

/**
 * Time and chance.
 *
 * @param timer measures pauses
 * @param ticker nanoseconds since some time
 * @param random gives numbers from 0 to less than 1
 */
public record Surroundings(Scheduler timer, LongSupplier ticker, DoubleSupplier random) {

	/** Nanoseconds since some time. */
	long now() {
		return this.ticker.getAsLong();
	}

	/** The same time, for those who want a clock: of no place, and never set. */
	Clock clock() {
		InstantSource instants = () -> Instant.EPOCH.plusNanos(now());
		return instants.withZone(ZoneOffset.UTC);
	}

}
