package io.sluice.blueprint;

import java.time.Duration;
import java.util.Optional;

/**
 * What keeps the failures of a service small.
 *
 * @param retries when a call that has failed is made again; empty for never
 * @param breaker when calls are not made at all; empty for never
 * @param waiting the most calls that wait for their turn, at least 1
 */
public record Resilience(Optional<Retries> retries, Optional<Breaker> breaker, int waiting) {

	/** Each call is made, and made once. */
	public static final Resilience NONE = new Resilience(Optional.empty(), Optional.empty(), 1_000);

	/**
	 * When a call is made again.
	 *
	 * @param attempts how often one is made at most, at least 2
	 * @param budget how many calls may be made again, as a share of all; above 0, at most
	 * 1
	 * @param backOff the longest pause before the second attempt; twice as long before
	 * the next, and so on
	 */
	public record Retries(int attempts, double budget, Duration backOff) {

	}

	/**
	 * When calls are not made.
	 *
	 * @param failureRate the share of failures from which on none is made; above 0, at
	 * most 1
	 * @param window of how many calls, the last ones
	 * @param openFor how long none is made, until a few are made to see
	 */
	public record Breaker(double failureRate, int window, Duration openFor) {

	}

}
