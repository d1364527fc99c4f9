package io.sluice.http;

import java.util.function.Supplier;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.sluice.blueprint.Blueprint;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.server.RequestPredicates;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ResponseStatusException;

/**
 * The whole schema with what is called for its fields, at
 * {@code /schema.graphql?annotated}, for operators.
 */
final class AnnotatedSchemaRoutes {

	private static final String PARAMETER = "annotated";

	/** As long as there are the blueprints. */
	private final Cache<Blueprint, Mono<Representation>> printed = Caffeine.newBuilder().weakKeys().build();

	private final Supplier<Blueprint> blueprint;

	private final Operators operators;

	private AnnotatedSchemaRoutes(Supplier<Blueprint> blueprint, Operators operators) {
		this.blueprint = blueprint;
		this.operators = operators;
	}

	/**
	 * The route of the schema. It comes before that of what everybody may see.
	 * @param blueprint of the current generation; each is printed once
	 * @param operators who may see it
	 * @return the route; there is nothing there if there are no operators
	 */
	static RouterFunction<ServerResponse> of(Supplier<Blueprint> blueprint, Operators operators) {
		AnnotatedSchemaRoutes routes = new AnnotatedSchemaRoutes(blueprint, operators);
		return RouterFunctions.route()
			.GET(SchemaRoutes.PATH, RequestPredicates.queryParam(PARAMETER, (_) -> true), routes::answer)
			.build();
	}

	private Mono<ServerResponse> answer(ServerRequest request) {
		if (!this.operators.exist()) {
			return Mono.error(new ResponseStatusException(HttpStatus.NOT_FOUND));
		}
		return this.operators.admit(request)
			.then(Mono.defer(() -> this.printed.get(this.blueprint.get(),
					(schema) -> PrintedSchema.annotated(new AnnotatedSchema(schema)))))
			.flatMap((sdl) -> sdl.answer(request));
	}

}
