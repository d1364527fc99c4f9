package io.sluice.plan;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.execution.ValuesResolver;
import graphql.language.Argument;
import graphql.language.Field;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLFieldDefinition;
import org.jspecify.annotations.Nullable;

/** The arguments of a field, ready to be coerced. */
public sealed interface Arguments {

	/** A field without arguments. */
	Arguments NONE = new Constant(Map.of());

	/**
	 * Coerces the arguments (GraphQL, CoerceArgumentValues).
	 * @param variables the coerced variables of the request
	 * @param context the request's context, for custom scalars
	 * @param locale the request's locale, for custom scalars
	 * @return the values by name; an argument that was not given and has no default is
	 * not in it
	 * @throws graphql.GraphQLException if a variable's value cannot stand here
	 */
	Map<String, @Nullable Object> coerce(CoercedVariables variables, GraphQLContext context, Locale locale);

	/**
	 * The arguments of a field of an operation.
	 * @param definition the field in the schema
	 * @param field the field in the operation
	 * @return its arguments; coerced at once if no variable is in them
	 */
	static Arguments of(GraphQLFieldDefinition definition, Field field) {
		return of(definition.getArguments(), field.getArguments());
	}

	/**
	 * Some arguments.
	 * @param definitions the arguments in the schema
	 * @param arguments the same in the operation, as far as they are given
	 * @return coerced at once if no variable is in them
	 */
	static Arguments of(List<GraphQLArgument> definitions, List<Argument> arguments) {
		if (definitions.isEmpty()) {
			return NONE;
		}
		Reading reading = new Reading(definitions, arguments);
		if (arguments.stream().anyMatch(VariableUse::in)) {
			return reading;
		}
		return new Constant(
				reading.coerce(CoercedVariables.emptyVariables(), GraphQLContext.getDefault(), Locale.ROOT));
	}

	/**
	 * Arguments that are the same in every request.
	 *
	 * @param values the values by name
	 */
	record Constant(Map<String, @Nullable Object> values) implements Arguments {

		@Override
		public Map<String, @Nullable Object> coerce(CoercedVariables variables, GraphQLContext context, Locale locale) {
			return this.values;
		}

	}

	/**
	 * Arguments that read variables.
	 *
	 * @param definitions the arguments in the schema
	 * @param arguments the arguments in the operation
	 */
	record Reading(List<GraphQLArgument> definitions, List<Argument> arguments) implements Arguments {

		@Override
		@SuppressWarnings("NullAway") // graphql-java's values may be null, its signature
										// does not say so
		public Map<String, @Nullable Object> coerce(CoercedVariables variables, GraphQLContext context, Locale locale) {
			return ValuesResolver.getArgumentValues(this.definitions, this.arguments, variables, context, locale);
		}

	}

}
