package io.sluice.http;

import java.nio.ByteBuffer;
import java.util.Map;

import graphql.ErrorClassification;
import graphql.ExecutionResult;
import graphql.GraphqlErrorBuilder;
import io.netty.buffer.Unpooled;
import io.sluice.access.Grant;
import io.sluice.fault.Code;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerResponse;

import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.AbstractServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.server.ServerWebExchange;

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
	 * @param exchange the request
	 * @param response what was executed; the stream of a subscription, if it has one
	 * @return completes when it is answered
	 */
	Mono<Void> answer(ServerWebExchange exchange, WebGraphQlResponse response) {
		HttpHeaders accepted = exchange.getRequest().getHeaders();
		AnswerHeaders.add(exchange.getResponse().getHeaders(), response);
		ExecutionResult result = response.getExecutionResult();
		if (result.<Object>getData() instanceof Publisher<?> events) {
			return AnswerType.takesEvents(accepted)
					? this.streams.answer(exchange.getResponse(), Flux.from(events).cast(ExecutionResult.class),
							response, GrantAttribute.get(exchange.getAttributes()))
					: single(exchange.getResponse(), NO_STREAM, AnswerType.ofSingle(accepted));
		}
		MediaType type = AnswerType.of(accepted).orElse(MediaType.APPLICATION_JSON);
		if (type.equals(MediaType.TEXT_EVENT_STREAM)) {
			return this.streams.answer(exchange.getResponse(), Flux.just(result), response, Grant.ANONYMOUS);
		}
		return AnswerCaching.of(response)
			.flatMap((caching) -> this.encoder.whole(result).map((body) -> caching.answer(exchange, body, type)))
			.orElseGet(() -> single(exchange.getResponse(), result, type));
	}

	private Mono<Void> single(ServerHttpResponse response, ExecutionResult result, MediaType type) {
		return whole(response, this.status.of(result, type), type, ByteBuffer.wrap(this.encoder.encode(result)));
	}

	/**
	 * Sends an answer that is whole. Spring is told that it is answered, and Netty is
	 * given the bytes: there is nothing to wait for, and nothing to be released. Whoever
	 * stands around the response is given them instead.
	 * @param response takes it
	 * @param status how it ended
	 * @param type the media type of the body
	 * @param body the answer
	 * @return completes when it is on its way
	 */
	static Mono<Void> whole(ServerHttpResponse response, HttpStatusCode status, MediaType type, ByteBuffer body) {
		response.setStatusCode(status);
		response.getHeaders().setContentType(type);
		response.getHeaders().setContentLength(body.remaining());
		return (response instanceof AbstractServerHttpResponse own)
				? own.setComplete()
					.then(own.<HttpServerResponse>getNativeResponse().sendObject(Unpooled.wrappedBuffer(body)).then())
				: response.writeWith(Mono.fromSupplier(() -> response.bufferFactory().wrap(body)));
	}

}
