package io.sluice.http;

import java.util.Set;

import io.sluice.generation.NoQueryException;
import io.sluice.generation.QueriesOnly;
import reactor.core.publisher.Mono;

import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.http.HttpMethod;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.MethodNotAllowedException;

/** As {@link BodyHandler}, for queries that stand in the address. */
final class QueryHandler {

	private final WebGraphQlHandler handler;

	private final AddressedQuery query;

	private final Answers answers;

	QueryHandler(WebGraphQlHandler handler, AddressedQuery query, Answers answers) {
		this.handler = handler;
		this.query = query;
		this.answers = answers;
	}

	/**
	 * Executes a query.
	 * @param request a GET request
	 * @return the answer; refused if it asks for a mutation
	 */
	Mono<ServerResponse> handleRequest(ServerRequest request) {
		return Mono.fromSupplier(() -> read(request))
			.flatMap(this.handler::handleRequest)
			.flatMap((response) -> this.answers.answer(request, response))
			.onErrorMap(NoQueryException.class,
					(_) -> new MethodNotAllowedException(HttpMethod.GET, Set.of(HttpMethod.POST)));
	}

	private WebGraphQlRequest read(ServerRequest request) {
		WebGraphQlRequest read = Received.of(request, this.query.read(request.queryParams()), Received.id(request));
		read.configureExecutionInput(
				(_, builder) -> builder.graphQLContext((context) -> context.of(QueriesOnly.class, QueriesOnly.INSTANCE))
					.build());
		return read;
	}

}
