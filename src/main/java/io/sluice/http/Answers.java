package io.sluice.http;

import java.util.Map;

import graphql.ErrorClassification;
import graphql.ExecutionResult;
import graphql.GraphqlErrorBuilder;
import io.sluice.access.Grant;
import io.sluice.fault.Code;
import io.sluice.http.budget.Balance;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * Answers over HTTP: with JSON, or with events. What the client accepts decides, and for
 * a subscription there is no choice.
 */
final class Answers {

	/** Instead of a stream to a client that does not take one. */
	static final ExecutionResult NO_STREAM = ExecutionResult.newExecutionResult()
		.addError(GraphqlErrorBuilder.newError()
			.message("A subscription has more than one answer. Accept text/event-stream, "
					+ "or use a WebSocket with the sub-protocol graphql-transport-ws.")
			.errorType(ErrorClassification.errorClassification(Code.BAD_REQUEST.classification()))
			.extensions(Map.of("code", Code.BAD_REQUEST.name()))
			.build())
		.build();

	private final AnswerEncoder encoder;

	private final EventStreams streams;

	private final AnswerStatus status;

	Answers(AnswerEncoder encoder, EventStreams streams, AnswerStatus status) {
		this.encoder = encoder;
		this.streams = streams;
		this.status = status;
	}

	/**
	 * Answers a request.
	 * @param request the request
	 * @param response what was executed; the stream of a subscription, if it has one
	 * @return the answer
	 */
	Mono<ServerResponse> answer(ServerRequest request, WebGraphQlResponse response) {
		HttpHeaders accepted = request.headers().asHttpHeaders();
		// on the exchange, so that 304 says it too (RFC 9110, 15.4.5)
		Balance.after(response).ifPresent((balance) -> balance.tell(request.exchange().getResponse().getHeaders()));
		ExecutionResult result = response.getExecutionResult();
		if (result.<Object>getData() instanceof Publisher<?> events) {
			return AnswerType.takesEvents(accepted)
					? this.streams.answer(Flux.from(events).cast(ExecutionResult.class), response,
							GrantAttribute.get(request.attributes()))
					: single(request, NO_STREAM, AnswerType.ofSingle(accepted));
		}
		MediaType type = AnswerType.of(accepted).orElse(MediaType.APPLICATION_JSON);
		if (type.equals(MediaType.TEXT_EVENT_STREAM)) {
			return this.streams.answer(Flux.just(result), response, Grant.ANONYMOUS);
		}
		return AnswerCaching.of(response)
			.flatMap((caching) -> this.encoder.whole(result).map((body) -> caching.answer(request, body, type)))
			.orElseGet(() -> single(request, result, type));
	}

	private Mono<ServerResponse> single(ServerRequest request, ExecutionResult result, MediaType type) {
		return whole(request, this.status.of(result, type), type, this.encoder.encode(result));
	}

	/**
	 * An answer that is whole.
	 * @param request what is answered. Its media type is said on the exchange: headers of
	 * a {@link ServerResponse} are copied twice
	 * @param status how it ended
	 * @param type the media type of the body
	 * @param body the answer
	 * @return the answer
	 */
	static Mono<ServerResponse> whole(ServerRequest request, HttpStatusCode status, MediaType type, byte[] body) {
		request.exchange().getResponse().getHeaders().setContentType(type);
		return ServerResponse.status(status).bodyValue(body);
	}

}
