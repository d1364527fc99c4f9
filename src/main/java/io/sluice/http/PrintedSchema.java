package io.sluice.http;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;

import graphql.schema.GraphQLSchema;
import io.sluice.view.Sdl;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;

/** Schemas as SDL, to be sent. */
final class PrintedSchema {

	private static final MediaType TYPE = new MediaType("text", "plain", StandardCharsets.UTF_8);

	private PrintedSchema() {
	}

	/**
	 * Prints a schema that everybody sees.
	 * @param schema the schema
	 * @return its text; printed when it is asked for first, and kept. Printing a large
	 * schema takes longer than an event loop should be kept
	 */
	static Mono<Representation> ofAll(GraphQLSchema schema) {
		return printed(() -> new Representation(print(schema), TYPE, CacheControl.noCache()));
	}

	/**
	 * Prints a schema that some callers see.
	 * @param schema the schema
	 * @return its text, not for the others
	 */
	static Mono<Representation> ofSome(GraphQLSchema schema) {
		return printed(() -> some(schema));
	}

	/**
	 * Prints a schema for operators.
	 * @param schema says where values come from
	 * @return its text, not for others
	 */
	static Mono<Representation> annotated(AnnotatedSchema schema) {
		return printed(() -> some(schema.schema()));
	}

	private static Representation some(GraphQLSchema schema) {
		return new Representation(print(schema), TYPE, CacheControl.noCache().cachePrivate(),
				HttpHeaders.AUTHORIZATION);
	}

	private static Mono<Representation> printed(Callable<Representation> printing) {
		return Mono.fromCallable(printing).subscribeOn(Schedulers.boundedElastic()).cache();
	}

	private static byte[] print(GraphQLSchema schema) {
		return Sdl.of(schema).getBytes(StandardCharsets.UTF_8);
	}

}
