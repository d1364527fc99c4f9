package io.sluice.http;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.function.Supplier;

import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaPrinter;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The schema that clients see, at {@code /schema.graphql}, for their tools. */
final class SchemaRoutes {

	private static final MediaType SDL = new MediaType("text", "plain", StandardCharsets.UTF_8);

	/** What the GraphQL specification itself puts on a schema; the rest is ours. */
	private static final Set<String> STANDARD = Set.of("deprecated", "specifiedBy", "oneOf");

	private static final SchemaPrinter PRINTER = new SchemaPrinter(SchemaPrinter.Options.defaultOptions()
		.includeScalarTypes(true)
		.includeDirectiveDefinitions(false)
		.includeDirectives(STANDARD::contains));

	private SchemaRoutes() {
	}

	/**
	 * The route of the schema.
	 * @param schema the schema of the current generation
	 * @return the route
	 */
	static RouterFunction<ServerResponse> of(Supplier<GraphQLSchema> schema) {
		return RouterFunctions.route().GET("/schema.graphql", (request) -> print(schema)).build();
	}

	/** Printing a large schema takes longer than an event loop should be kept. */
	private static Mono<ServerResponse> print(Supplier<GraphQLSchema> schema) {
		return Mono.fromCallable(() -> PRINTER.print(schema.get()))
			.subscribeOn(Schedulers.boundedElastic())
			.flatMap((sdl) -> ServerResponse.ok()
				.contentType(SDL)
				.cacheControl(CacheControl.noCache())
				.header("X-Content-Type-Options", "nosniff")
				.bodyValue(sdl));
	}

}
