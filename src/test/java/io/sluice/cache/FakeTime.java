package io.sluice.cache;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time that passes when the test says so. */
public final class FakeTime implements InstantSource {

	private static final Instant BEGIN = Instant.parse("2026-03-01T12:00:00Z");

	private volatile long nanos;

	private volatile Duration corrected = Duration.ZERO;

	@Override
	public Instant instant() {
		return BEGIN.plusNanos(this.nanos).plus(this.corrected);
	}

	/**
	 * How much time has passed.
	 * @return nanoseconds
	 */
	public long nanos() {
		return this.nanos;
	}

	/**
	 * Time passes.
	 * @param milliseconds how much
	 */
	public void pass(long milliseconds) {
		this.nanos += milliseconds * 1_000_000;
	}

	/** Somebody corrects the clock of the machine; no time passes. */
	void correct(Duration by) {
		this.corrected = by;
	}

}
