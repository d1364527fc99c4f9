package io.sluice.http;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import graphql.schema.GraphQLSchema;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The schema that clients see, at {@code /schema.graphql}, for their tools. */
final class SchemaRoutes {

	static final String PATH = "/schema.graphql";

	private final Supplier<GraphQLSchema> schema;

	private final AtomicReference<@Nullable PrintedSchema> printed = new AtomicReference<>();

	SchemaRoutes(Supplier<GraphQLSchema> schema) {
		this.schema = schema;
	}

	/**
	 * The route of the schema.
	 * @param schema the schema of the current generation; each is printed once
	 * @return the route
	 */
	static RouterFunction<ServerResponse> of(Supplier<GraphQLSchema> schema) {
		return RouterFunctions.route().GET(PATH, new SchemaRoutes(schema)::answer).build();
	}

	private Mono<ServerResponse> answer(ServerRequest request) {
		request.exchange().getResponse().getHeaders().set("X-Content-Type-Options", "nosniff");
		return current().sdl().flatMap((sdl) -> sdl.answer(request));
	}

	/**
	 * The current schema.
	 * @return the same one until the schema is another one
	 */
	PrintedSchema current() {
		GraphQLSchema current = this.schema.get();
		// schemas are equal only to themselves
		return Objects.requireNonNull(this.printed.updateAndGet(
				(last) -> (last != null && last.schema().equals(current)) ? last : PrintedSchema.of(current)));
	}

}
