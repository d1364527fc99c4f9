package io.sluice.downstream.grpc;

import java.util.concurrent.atomic.AtomicReference;

import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/** One call's place among those that a service is asked at the same time. */
final class Turn {

	private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);

	private final Sinks.Empty<Void> granted = Sinks.empty();

	/**
	 * Gives the place, unless nobody waits for it any more.
	 * @return whether it was taken
	 */
	boolean grant() {
		boolean taken = this.state.compareAndSet(State.WAITING, State.GRANTED);
		if (taken) {
			this.granted.tryEmitEmpty();
		}
		return taken;
	}

	boolean isGranted() {
		return this.state.get() == State.GRANTED;
	}

	/** Completes when the place is given. */
	Mono<Void> granted() {
		return this.granted.asMono();
	}

	/**
	 * Gives the place back, or waits for it no longer.
	 * @return whether there was a place to give back
	 */
	boolean end() {
		return this.state.getAndSet(State.ENDED) == State.GRANTED;
	}

	/** What became of a turn. */
	private enum State {

		WAITING, GRANTED, ENDED

	}

}
