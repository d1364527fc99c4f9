package io.sluice.downstream;

import java.time.Duration;
import java.util.function.Function;

import io.sluice.blueprint.ServiceCall;
import io.sluice.blueprint.Values;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Services whose streams a test says.
 *
 * @param services answer everything else
 * @param streams what a request is answered as a stream
 */
public record Streamed(Downstream services, Function<Request, Flux<Answer>> streams) implements Downstream {

	@Override
	public Rendered render(ServiceCall call, Values values) {
		return this.services.render(call, values);
	}

	@Override
	public Mono<Answer> exchange(Request request, Duration time) {
		return this.services.exchange(request, time);
	}

	@Override
	public Mono<Answer> share(Request request, Duration time, Runnable joined) {
		return this.services.share(request, time, joined);
	}

	@Override
	public void forget() {
		this.services.forget();
	}

	@Override
	public Flux<Answer> stream(Request request, Duration time) {
		return this.streams.apply(request);
	}

	@Override
	public void close() {
		this.services.close();
	}

}
