package io.sluice.http;

import java.nio.charset.StandardCharsets;
import java.util.Set;

import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaPrinter;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;

/**
 * A schema as SDL, without the gateway's directives.
 *
 * @param schema what is printed
 * @param sdl its text; printed when it is asked for first, and kept
 */
record PrintedSchema(GraphQLSchema schema, Mono<Representation> sdl) {

	private static final MediaType TYPE = new MediaType("text", "plain", StandardCharsets.UTF_8);

	/** What the GraphQL specification itself puts on a schema; the rest is ours. */
	private static final Set<String> STANDARD = Set.of("deprecated", "specifiedBy", "oneOf");

	private static final SchemaPrinter PRINTER = new SchemaPrinter(SchemaPrinter.Options.defaultOptions()
		.includeScalarTypes(true)
		.includeDirectiveDefinitions(false)
		.includeDirectives(STANDARD::contains));

	/** Printing a large schema takes longer than an event loop should be kept. */
	static PrintedSchema of(GraphQLSchema schema) {
		return new PrintedSchema(schema,
				Mono.fromCallable(() -> print(schema)).subscribeOn(Schedulers.boundedElastic()).cache());
	}

	private static Representation print(GraphQLSchema schema) {
		return new Representation(PRINTER.print(schema).getBytes(StandardCharsets.UTF_8), TYPE, CacheControl.noCache());
	}

}
