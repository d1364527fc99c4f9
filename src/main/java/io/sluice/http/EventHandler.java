package io.sluice.http;

import reactor.core.publisher.Mono;

import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.webflux.GraphQlSseHandler;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ServerWebInputException;

/** As {@link AnswerHandler}, for clients that take nothing but events. */
final class EventHandler extends GraphQlSseHandler {

	private final Answers answers;

	EventHandler(WebGraphQlHandler handler, Answers answers) {
		super(handler);
		this.answers = answers;
	}

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
