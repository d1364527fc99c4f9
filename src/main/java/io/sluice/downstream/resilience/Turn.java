package io.sluice.downstream.resilience;

import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * One call's place among those that a service is asked at the same time. What becomes of
 * it, {@link Turns} decide, one at a time.
 */
final class Turn {

	private final Sinks.Empty<Void> granted = Sinks.empty();

	private volatile State state = State.WAITING;

	/** Gives the place. Who waits for it is not told yet. */
	void grant() {
		this.state = State.GRANTED;
	}

	boolean isGranted() {
		return this.state == State.GRANTED;
	}

	/** Completes when it is told that the place is given. */
	Mono<Void> granted() {
		return this.granted.asMono();
	}

	/**
	 * Tells whoever waits for it that the place is given, and runs what it waited with.
	 */
	void tell() {
		this.granted.tryEmitEmpty();
	}

	/**
	 * Gives the place back, or waits for it no longer.
	 * @return whether there was a place to give back
	 */
	boolean end() {
		boolean had = isGranted();
		this.state = State.ENDED;
		return had;
	}

	/** What became of a turn. */
	private enum State {

		WAITING, GRANTED, ENDED

	}

}
