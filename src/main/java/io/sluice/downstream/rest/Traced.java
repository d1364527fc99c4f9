package io.sluice.downstream.rest;

import java.time.Duration;

import io.sluice.downstream.Answer;
import io.sluice.downstream.Trace;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

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
	public Mono<Answer> exchange(RestRequest request, Duration time) {
		return Mono.deferContextual((context) -> this.inner.exchange(traced(request, context), time));
	}

	private static RestRequest traced(RestRequest request, ContextView context) {
		Trace trace = context.getOrDefault(Trace.class, null);
		if (trace == null) {
			return request;
		}
		RestRequest traced = request.with(Trace.PARENT, trace.parent());
		return trace.state().map((state) -> traced.with(Trace.STATE, state)).orElse(traced);
	}

	@Override
	public String toString() {
		return "Traced(" + this.inner + ")";
	}

}
