package io.sluice.downstream;

import java.time.Duration;

import io.sluice.downstream.resilience.Channel;
import io.sluice.downstream.rest.RestConnection;
import io.sluice.downstream.rest.RestRequest;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * REST as a way to any service.
 *
 * @param connection sends requests
 */
record RestTransport(RestConnection connection) implements Channel {

	@Override
	public Mono<Answer> exchange(Request request, Duration time) {
		return this.connection.exchange((RestRequest) request, time);
	}

	/** Nothing streams. */
	@Override
	public Flux<Answer> stream(Request request, Duration time) {
		return exchange(request, time).flux();
	}

}
