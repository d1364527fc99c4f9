package io.sluice.http;

import reactor.core.publisher.Mono;

import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.webflux.GraphQlHttpHandler;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ServerWebInputException;

/** Spring for GraphQL's handler, but rows are written as they are. */
final class AnswerHandler extends GraphQlHttpHandler {

	private final AnswerEncoder encoder;

	AnswerHandler(WebGraphQlHandler handler, AnswerEncoder encoder) {
		super(handler);
		this.encoder = encoder;
	}

	/** A body that is empty, or JSON null, is no request. */
	@Override
	public Mono<ServerResponse> handleRequest(ServerRequest request) {
		return super.handleRequest(request)
			.switchIfEmpty(Mono.error(() -> new ServerWebInputException("there is no body")));
	}

	@Override
	protected Mono<ServerResponse> prepareResponse(ServerRequest request, WebGraphQlResponse response) {
		MediaType type = AnswerType.of(request.headers().asHttpHeaders()).orElse(MediaType.APPLICATION_JSON);
		return ServerResponse.status(selectResponseStatus(response, type))
			.headers((headers) -> headers.putAll(response.getResponseHeaders()))
			.contentType(type)
			.bodyValue(encodeResponseIfNecessary(response));
	}

	@Override
	protected Object encodeResponseIfNecessary(WebGraphQlResponse response) {
		return this.encoder.encode(response.getExecutionResult());
	}

}
