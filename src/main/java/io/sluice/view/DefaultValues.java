package io.sluice.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import graphql.language.ArrayValue;
import graphql.language.ObjectValue;
import graphql.language.Value;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.InputValueWithState;

/**
 * Default values without the input fields that are gone.
 *
 * @param remainder what is left
 */
record DefaultValues(Remainder remainder) {

	Optional<Value<?>> of(GraphQLArgument argument) {
		return cut(argument.getArgumentDefaultValue(), argument.getType());
	}

	Optional<Value<?>> of(GraphQLInputObjectField field) {
		return cut(field.getInputFieldDefaultValue(), field.getType());
	}

	private Optional<Value<?>> cut(InputValueWithState value, GraphQLType type) {
		return (value.isLiteral() && value.getValue() instanceof Value<?> literal) ? Optional.of(cut(literal, type))
				: Optional.empty();
	}

	private Value<?> cut(Value<?> value, GraphQLType type) {
		GraphQLType nullable = GraphQLTypeUtil.unwrapNonNull(type);
		return switch (value) {
			case ArrayValue list when nullable instanceof GraphQLList wrapper -> cut(list, wrapper.getWrappedType());
			case ObjectValue object when nullable instanceof GraphQLInputObjectType input -> cut(object, input);
			default -> (nullable instanceof GraphQLList wrapper) ? cut(value, wrapper.getWrappedType()) : value;
		};
	}

	@SuppressWarnings("rawtypes") // as graphql-java has them
	private Value<?> cut(ArrayValue list, GraphQLType element) {
		List<Value> values = new ArrayList<>();
		list.getValues().forEach((value) -> values.add(cut(value, element)));
		return list.transform((copy) -> copy.values(values));
	}

	private Value<?> cut(ObjectValue object, GraphQLInputObjectType type) {
		return object.transform((copy) -> copy.objectFields(object.getObjectFields()
			.stream()
			.filter((field) -> this.remainder.has(type, field.getName()))
			.map((field) -> field.transform((copied) -> copied
				.value(cut(field.getValue(), type.getFieldDefinition(field.getName()).getType()))))
			.toList()));
	}

}
