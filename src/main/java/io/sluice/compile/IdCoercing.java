package io.sluice.compile;

import java.math.BigInteger;
import java.util.Locale;

import graphql.GraphQLContext;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseValueException;
import org.jspecify.annotations.Nullable;

/**
 * A coercing of IDs that takes texts and whole numbers in variables, as in literals
 * (GraphQL, ID: "Any other input value, including float input values (such as 4.0), must
 * raise a request error"). That of GraphQL Java takes anything, and would send services
 * what Java calls an object.
 *
 * @param coercing coerces what can be an ID
 */
record IdCoercing(Coercing<?, ?> coercing) implements ForwardingCoercing {

	@Override
	public @Nullable Object parseValue(Object input, GraphQLContext context, Locale locale) {
		return switch (input) {
			case String _, Integer _, Long _, BigInteger _ -> this.coercing.parseValue(input, context, locale);
			default -> throw new CoercingParseValueException("An ID is a text or a whole number.");
		};
	}

}
