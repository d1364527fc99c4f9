package io.sluice.downstream.rest;

import java.time.Duration;

import io.sluice.downstream.Answer;
import io.sluice.downstream.Trace;
import reactor.core.publisher.Mono;

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
		return Mono
			.deferContextual((context) -> this.inner.exchange(Trace.add(request, context, RestRequest::with), time));
	}

	@Override
	public String toString() {
		return "Traced(" + this.inner + ")";
	}

}
