package io.sluice.access;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that goes when it is told to. */
final class FakeClock implements InstantSource {

	private Instant now = Instant.ofEpochSecond(1_800_000_000);

	void pass(Duration duration) {
		this.now = this.now.plus(duration);
	}

	@Override
	public Instant instant() {
		return this.now;
	}

}
