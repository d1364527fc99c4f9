package io.sluice.compile;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.ArrayValue;
import graphql.language.NullValue;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import org.jspecify.annotations.Nullable;

/**
 * A coercing of any JSON value that takes nulls in the lists of a literal, too. That of
 * Extended Scalars fails.
 *
 * @param coercing coerces all but lists and objects
 */
record JsonCoercing(Coercing<?, ?> coercing) implements ForwardingCoercing {

	@Override
	public @Nullable Object parseLiteral(Value<?> literal, CoercedVariables variables, GraphQLContext context,
			Locale locale) {
		return switch (literal) {
			case NullValue _ -> null;
			case ArrayValue array -> {
				List<@Nullable Object> elements = new ArrayList<>();
				for (Value<?> element : Arguments.elements(array)) {
					elements.add(parseLiteral(element, variables, context, locale));
				}
				yield elements;
			}
			case ObjectValue object -> {
				Map<String, @Nullable Object> members = new LinkedHashMap<>();
				for (ObjectField member : object.getObjectFields()) {
					members.put(member.getName(), parseLiteral(member.getValue(), variables, context, locale));
				}
				yield members;
			}
			default -> this.coercing.parseLiteral(literal, variables, context, locale);
		};
	}

}
