package io.sluice.plan;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/** Gives the arguments of fields in one request. */
@FunctionalInterface
public interface Coercion {

	/**
	 * The coerced arguments of a field.
	 * @param arguments the arguments as planned
	 * @return their values by name
	 * @throws graphql.GraphQLException if a variable's value cannot stand there
	 */
	Map<String, @Nullable Object> coerce(Arguments arguments);

}
