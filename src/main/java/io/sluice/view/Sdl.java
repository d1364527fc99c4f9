package io.sluice.view;

import java.util.Set;

import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaPrinter;

/** Prints schemas as SDL, without the gateway's directives. */
public final class Sdl {

	/** What the GraphQL specification itself puts on a schema; the rest is ours. */
	private static final Set<String> STANDARD = Set.of("deprecated", "specifiedBy", "oneOf");

	private static final SchemaPrinter PRINTER = new SchemaPrinter(SchemaPrinter.Options.defaultOptions()
		.includeScalarTypes(true)
		.includeDirectiveDefinitions(false)
		.includeDirectives(STANDARD::contains));

	private Sdl() {
	}

	/**
	 * Prints a schema; that takes longer than an event loop should be kept.
	 * @param schema the schema
	 * @return its text
	 */
	public static String of(GraphQLSchema schema) {
		return PRINTER.print(schema);
	}

}
