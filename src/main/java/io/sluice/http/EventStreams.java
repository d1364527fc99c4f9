package io.sluice.http;

import java.nio.charset.StandardCharsets;
import java.util.List;

import graphql.ExecutionResult;
import graphql.GraphQLError;
import io.sluice.access.Grant;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Signal;
import reactor.core.scheduler.Scheduler;

import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ResponseStatusException;

/**
 * Answers with events (GraphQL over Server-Sent Events, distinct connections mode).
 */
final class EventStreams {

	/** Says that there is a stream, long before its first event. Says that it lives. */
	private static final byte[] COMMENT = bytes(":\n\n");

	/** An event is told to scripts only if it has data, be it empty. */
	private static final byte[] COMPLETE = bytes("event: complete\ndata:\n\n");

	private static final Frame NEXT = Frame.of("event: next\ndata: ", "\n\n");

	private final AnswerEncoder encoder;

	private final Connections connections;

	private final Lifespan lifespan;

	private final Scheduler scheduler;

	/**
	 * Streams of one gateway.
	 * @param encoder writes events
	 * @param connections counts streams
	 * @param lifespan how long they last
	 * @param scheduler measures the time
	 */
	EventStreams(AnswerEncoder encoder, Connections connections, Lifespan lifespan, Scheduler scheduler) {
		this.encoder = encoder;
		this.connections = connections;
		this.lifespan = lifespan;
		this.scheduler = scheduler;
	}

	/**
	 * Answers with a stream.
	 * @param message takes it
	 * @param events what happens
	 * @param response what was executed
	 * @param grant whose end ends the stream with an error
	 * @return completes with the stream; refused if there are too many
	 */
	Mono<Void> answer(ServerHttpResponse message, Flux<ExecutionResult> events, WebGraphQlResponse response,
			Grant grant) {
		if (this.connections.isFull()) {
			return Mono.error(new ResponseStatusException(HttpStatus.SERVICE_UNAVAILABLE));
		}
		String id = response.getExecutionInput().getExecutionIdNonNull().toString();
		Flux<byte[]> written = this.lifespan.of(written(untilExpired(events, grant), id), COMMENT);
		message.setStatusCode(HttpStatus.OK);
		message.getHeaders().setContentType(MediaType.TEXT_EVENT_STREAM);
		message.getHeaders().setCacheControl(CacheControl.noStore());
		return this.connections.hold(Connections.Kind.EVENT_STREAM,
				message.writeAndFlushWith(Pace.oneByOne(written, message.bufferFactory())));
	}

	/** An error of the other would leave the events as they are, not cancel them. */
	private Flux<ExecutionResult> untilExpired(Flux<ExecutionResult> events, Grant grant) {
		return events.materialize()
			.takeUntilOther(Expiry.of(grant, this.scheduler))
			.concatWith(Mono.fromSupplier(() -> Signal.error(OperationFailure.expired())))
			.dematerialize();
	}

	private Flux<byte[]> written(Flux<ExecutionResult> events, String id) {
		Flux<byte[]> next = events.map(this::next)
			.onErrorResume((error) -> Mono.fromSupplier(() -> next(OperationFailure.of(error, id))));
		return Flux.concat(Flux.just(COMMENT), next, Flux.just(COMPLETE));
	}

	private byte[] next(List<GraphQLError> errors) {
		return next(ExecutionResult.newExecutionResult().errors(errors).build());
	}

	private byte[] next(ExecutionResult result) {
		return this.encoder.encode(result, NEXT);
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.US_ASCII);
	}

}
