package io.sluice.http.seen;

import java.util.function.LongSupplier;

import io.sluice.engine.Witness;
import io.sluice.http.GrantAttribute;
import reactor.core.publisher.Mono;

import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;

/** Watches operations from when they come in until their answer is known. */
public final class Watching implements WebGraphQlInterceptor {

	private final OperationMeters meters;

	private final LongSupplier ticker;

	/**
	 * Watches operations.
	 * @param meters what is measured of them
	 * @param ticker nanoseconds since some time
	 */
	public Watching(OperationMeters meters, LongSupplier ticker) {
		this.meters = meters;
		this.ticker = ticker;
	}

	@Override
	public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
		return Mono.defer(() -> {
			Sighting seen = new Sighting(GrantAttribute.get(request.getAttributes()).caller(), this.ticker.getAsLong());
			Sightings.add(request.getAttributes(), seen);
			request.configureExecutionInput(
					(_, builder) -> builder.graphQLContext((context) -> context.of(Witness.class, seen)).build());
			return chain.next(request)
				.doOnNext((response) -> ended(seen, Codes.first(response.getExecutionResult().getErrors())))
				.doOnError((error) -> ended(seen, Codes.all(error).getFirst()))
				.doOnCancel(() -> ended(seen, Codes.CANCELLED));
		});
	}

	private void ended(Sighting seen, String code) {
		this.meters.ended(seen, code, this.ticker.getAsLong() - seen.began());
	}

}
