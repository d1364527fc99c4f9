package io.sluice.downstream.grpc;

import io.grpc.Deadline;
import io.sluice.downstream.Answer;
import io.sluice.downstream.Trace;
import reactor.core.publisher.Flux;

/** Tells services which trace a call belongs to, unless the call says so itself. */
final class Traced implements Channel {

	private final Channel inner;

	private Traced(Channel inner) {
		this.inner = inner;
	}

	/**
	 * Traces a channel.
	 * @param inner the channel
	 * @return the channel, its requests with {@code traceparent}
	 */
	static Channel around(Channel inner) {
		return new Traced(inner);
	}

	@Override
	public Flux<Answer> exchange(GrpcRequest request, Deadline deadline) {
		return Flux.deferContextual(
				(context) -> this.inner.exchange(Trace.add(request, context, GrpcRequest::with), deadline));
	}

	@Override
	public String toString() {
		return "Traced(" + this.inner + ")";
	}

}
