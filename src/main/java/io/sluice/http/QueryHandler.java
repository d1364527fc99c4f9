package io.sluice.http;

import java.util.Set;

import io.sluice.generation.NoQueryException;
import io.sluice.generation.QueriesOnly;
import reactor.core.publisher.Mono;

import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.MethodNotAllowedException;
import org.springframework.web.server.ServerWebExchange;

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
	 * @param exchange a GET request
	 * @return completes when it is answered; refused if it asks for a mutation
	 */
	Mono<Void> answer(ServerWebExchange exchange) {
		return Mono.fromSupplier(() -> read(exchange))
			.flatMap(this.handler::handleRequest)
			.flatMap((response) -> this.answers.answer(exchange, response))
			.onErrorMap(NoQueryException.class,
					(_) -> new MethodNotAllowedException(HttpMethod.GET, Set.of(HttpMethod.POST)));
	}

	private WebGraphQlRequest read(ServerWebExchange exchange) {
		ServerHttpRequest request = exchange.getRequest();
		WebGraphQlRequest read = Received.of(exchange, this.query.read(request.getQueryParams()), request.getId());
		read.configureExecutionInput((input, _) -> {
			input.getGraphQLContext().put(QueriesOnly.class, QueriesOnly.INSTANCE);
			return input;
		});
		return read;
	}

}
