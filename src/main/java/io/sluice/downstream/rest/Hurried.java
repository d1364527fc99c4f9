package io.sluice.downstream.rest;

import java.time.Duration;
import java.util.Optional;

import io.sluice.downstream.Answer;
import reactor.core.publisher.Mono;

/**
 * Tells a service how long the gateway waits, unless the call says so itself. It is no
 * part of the request: equal requests are equal however long they are waited for.
 */
final class Hurried implements Channel {

	private final Channel inner;

	private final String header;

	private Hurried(Channel inner, String header) {
		this.inner = inner;
		this.header = header;
	}

	/**
	 * Hurries a channel.
	 * @param inner the channel
	 * @param header the name of the header, if the service wants one
	 * @return the channel, its requests with that header; the same without one
	 */
	static Channel around(Channel inner, Optional<String> header) {
		return header.<Channel>map((name) -> new Hurried(inner, name)).orElse(inner);
	}

	@Override
	public Mono<Answer> exchange(RestRequest request, Duration time) {
		return this.inner.exchange(request.with(this.header, Math.max(1, time.toMillis()) + "ms"), time);
	}

	@Override
	public String toString() {
		return "Hurried(" + this.inner + ")";
	}

}
