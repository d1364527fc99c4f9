package io.sluice.http.seen;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

import graphql.ExecutionResult;
import io.sluice.downstream.Trace;
import io.sluice.engine.Witness;
import io.sluice.http.GrantAttribute;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.WebSocketGraphQlRequest;

/**
 * Watches operations from when they come in until their answer is known, or their events
 * end. Whoever comes after it finds their trace in Reactor's context, by its class.
 */
final class Watching implements WebGraphQlInterceptor {

	private final OperationMeters meters;

	private final AccessLog log;

	private final Spans spans;

	private final LongSupplier ticker;

	/**
	 * Watches operations.
	 * @param meters what is measured of them
	 * @param log has a line for each
	 * @param spans what they are in traces
	 * @param ticker nanoseconds since some time
	 */
	Watching(OperationMeters meters, AccessLog log, Spans spans, LongSupplier ticker) {
		this.meters = meters;
		this.log = log;
		this.spans = spans;
		this.ticker = ticker;
	}

	@Override
	public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
		return Mono.defer(() -> {
			Sighting seen = new Sighting(request.getId(), GrantAttribute.get(request.getAttributes()).caller(),
					this.spans.begin(request.getHeaders()), this.ticker.getAsLong());
			Sightings.add(request.getAttributes(), seen);
			request.configureExecutionInput((input, _) -> {
				input.getGraphQLContext().put(Witness.class, seen);
				return input;
			});
			Runnable last = (request instanceof WebSocketGraphQlRequest) ? () -> tell(seen) : Watching::nothing;
			Mono<WebGraphQlResponse> answer = chain.next(request)
				.map((response) -> answered(seen, response, last))
				.doOnError((error) -> ended(seen, Codes.all(error), last))
				.doOnCancel(() -> ended(seen, Codes.CANCELLED, last));
			return seen.span()
				.trace()
				.map((trace) -> answer.contextWrite((context) -> context.put(Trace.class, trace)))
				.orElse(answer);
		});
	}

	private WebGraphQlResponse answered(Sighting seen, WebGraphQlResponse response, Runnable last) {
		List<String> codes = Codes.all(response.getExecutionResult().getErrors());
		seen.span().asks(response.getExecutionInput().getQuery());
		if (this.log.isOn() && response.getExecutionResult().<Object>getData() instanceof Publisher<?> events) {
			ended(seen, codes, Watching::nothing);
			Flux<ExecutionResult> watched = watched(seen, Flux.from(events).cast(ExecutionResult.class), last);
			return response.transform((builder) -> builder.data(watched));
		}
		ended(seen, codes, last);
		return response;
	}

	/** It lasts as long as its events; some end by being cancelled after the last one. */
	private Flux<ExecutionResult> watched(Sighting seen, Flux<ExecutionResult> events, Runnable last) {
		AtomicBoolean over = new AtomicBoolean();
		Consumer<List<String>> end = (codes) -> {
			if (over.compareAndSet(false, true)) {
				seen.ended(codes, now());
				last.run();
			}
		};
		return events.doOnComplete(() -> end.accept(Codes.NONE))
			.doOnError((error) -> end.accept(Codes.all(error)))
			.doOnCancel(() -> end.accept(Codes.CANCELLED));
	}

	/** Who has been answered may cancel still, which means nothing then. */
	private void ended(Sighting seen, List<String> codes, Runnable last) {
		if (seen.isFirst()) {
			seen.ended(codes, now());
			this.meters.ended(seen);
			seen.span().ended(seen);
			last.run();
		}
	}

	private long now() {
		return this.ticker.getAsLong();
	}

	/** There is no HTTP request whose end would tell it. */
	private void tell(Sighting seen) {
		if (this.log.isOn()) {
			this.log.tell(AccessLine.of(seen, 0));
		}
	}

	private static void nothing() {
		// the end of the HTTP request tells it
	}

}
