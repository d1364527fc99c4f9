package io.sluice.http;

import reactor.core.publisher.Mono;

import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.webflux.GraphQlHttpHandler;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ServerWebInputException;

/** Spring for GraphQL's handler, but rows are written as they are. */
final class AnswerHandler extends GraphQlHttpHandler {

	private final Answers answers;

	AnswerHandler(WebGraphQlHandler handler, Answers answers) {
		super(handler);
		this.answers = answers;
	}

	/** A body that is empty, or JSON null, is no request. */
	@Override
	public Mono<ServerResponse> handleRequest(ServerRequest request) {
		return super.handleRequest(request)
			.switchIfEmpty(Mono.error(() -> new ServerWebInputException("there is no body")));
	}

	@Override
	protected Mono<ServerResponse> prepareResponse(ServerRequest request, WebGraphQlResponse response) {
		return this.answers.answer(request, response);
	}

}
