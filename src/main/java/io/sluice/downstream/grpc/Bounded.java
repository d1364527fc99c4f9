package io.sluice.downstream.grpc;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.grpc.Deadline;
import io.sluice.blueprint.GrpcCall;
import io.sluice.downstream.Answer;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Scheduler;

/**
 * Asks a service no more than so many things at the same time. Streams that last have
 * turns of their own, so that they cannot keep everything else from being asked.
 */
final class Bounded implements Channel {

	private final Channel inner;

	private final Turns calls;

	private final Turns streams;

	private final Scheduler timer;

	private Bounded(Channel inner, int concurrency, Scheduler timer) {
		this.inner = inner;
		this.calls = new Turns(concurrency);
		this.streams = new Turns(concurrency);
		this.timer = timer;
	}

	/**
	 * Bounds a channel.
	 * @param inner the channel
	 * @param concurrency the most calls at the same time, and the most streams
	 * @param timer measures how long a call waits for its turn
	 * @return the bounded channel
	 */
	static Channel around(Channel inner, int concurrency, Scheduler timer) {
		return new Bounded(inner, concurrency, timer);
	}

	@Override
	public Flux<Answer> exchange(GrpcRequest request, Deadline deadline) {
		Turns turns = lasts(request.call()) ? this.streams : this.calls;
		return Flux.using(turns::take, (turn) -> inTurn(turn, request, deadline), turns::end);
	}

	private static boolean lasts(GrpcCall call) {
		return call.method().isServerStreaming() && call.collect().isEmpty();
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
