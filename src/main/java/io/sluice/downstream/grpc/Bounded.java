package io.sluice.downstream.grpc;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.grpc.Deadline;
import io.sluice.downstream.Answer;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;

/**
 * Asks a service no more than so many things at the same time.
 */
final class Bounded implements Channel {

	private final Channel inner;

	private final Turns turns;

	private final Scheduler timer;

	private Bounded(Channel inner, Turns turns, Scheduler timer) {
		this.inner = inner;
		this.turns = turns;
		this.timer = timer;
	}

	/**
	 * Bounds a channel.
	 * @param inner the channel
	 * @param turns whose turn it is
	 * @param timer measures how long a call waits for its turn
	 * @return the bounded channel
	 */
	static Channel around(Channel inner, Turns turns, Scheduler timer) {
		return new Bounded(inner, turns, timer);
	}

	@Override
	public Flux<Answer> exchange(GrpcRequest request, Deadline deadline) {
		return Flux.using(this.turns::take, (turn) -> inTurn(turn, request, deadline), this.turns::end);
	}

	private Flux<Answer> inTurn(Turn turn, GrpcRequest request, Deadline deadline) {
		if (turn.isGranted()) {
			return this.inner.exchange(request, deadline);
		}
		Duration remaining = Duration.ofNanos(deadline.timeRemaining(TimeUnit.NANOSECONDS));
		return turn.granted().timeout(remaining, this.timer).thenMany(this.inner.exchange(request, deadline));
	}

	@Override
	public String toString() {
		return "Bounded(" + this.inner + ")";
	}

}
