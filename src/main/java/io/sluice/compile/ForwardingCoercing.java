package io.sluice.compile;

import java.util.Locale;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.Value;
import graphql.schema.Coercing;
import org.jspecify.annotations.Nullable;

/** A coercing that does something otherwise than another one, and all else alike. */
interface ForwardingCoercing extends Coercing<Object, Object> {

	/** The other one. */
	Coercing<?, ?> coercing();

	@Override
	default @Nullable Object serialize(Object result, GraphQLContext context, Locale locale) {
		return coercing().serialize(result, context, locale);
	}

	@Override
	default @Nullable Object parseValue(Object input, GraphQLContext context, Locale locale) {
		return coercing().parseValue(input, context, locale);
	}

	@Override
	default @Nullable Object parseLiteral(Value<?> literal, CoercedVariables variables, GraphQLContext context,
			Locale locale) {
		return coercing().parseLiteral(literal, variables, context, locale);
	}

	@Override
	default Value<?> valueToLiteral(Object input, GraphQLContext context, Locale locale) {
		return coercing().valueToLiteral(input, context, locale);
	}

}
