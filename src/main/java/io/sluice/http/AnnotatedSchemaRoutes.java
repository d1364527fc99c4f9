package io.sluice.http;

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

	private final Mono<Representation> printed;

	private final Operators operators;

	private AnnotatedSchemaRoutes(Blueprint blueprint, Operators operators) {
		this.printed = PrintedSchema.annotated(new AnnotatedSchema(blueprint));
		this.operators = operators;
	}

	/**
	 * The route of the schema. It comes before that of what everybody may see.
	 * @param blueprint says where values come from; printed once
	 * @param operators who may see it
	 * @return the route; there is nothing there if there are no operators
	 */
	static RouterFunction<ServerResponse> of(Blueprint blueprint, Operators operators) {
		AnnotatedSchemaRoutes routes = new AnnotatedSchemaRoutes(blueprint, operators);
		return RouterFunctions.route()
			.GET(SchemaRoutes.PATH, RequestPredicates.queryParam(PARAMETER, (_) -> true), routes::answer)
			.build();
	}

	private Mono<ServerResponse> answer(ServerRequest request) {
		if (!this.operators.exist()) {
			return Mono.error(new ResponseStatusException(HttpStatus.NOT_FOUND));
		}
		return this.operators.admit(request).then(this.printed).flatMap((sdl) -> sdl.answer(request));
	}

}
