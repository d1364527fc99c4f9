package io.sluice.plan;

import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLType;
import io.sluice.blueprint.Blueprint;
import io.sluice.blueprint.EnumValues;

/**
 * How the leaf types of a blueprint are read.
 *
 * @param blueprint knows the enums
 */
record Leaves(Blueprint blueprint) {

	LeafType of(GraphQLType type) {
		return switch (type) {
			case GraphQLEnumType named -> {
				EnumValues values = this.blueprint.enums().get(named.getName());
				if (values == null) {
					throw new IllegalStateException("an enum without values: " + named.getName());
				}
				yield new LeafType.OfEnum(values);
			}
			case GraphQLScalarType scalar -> scalar(scalar);
			default -> throw new IllegalStateException("no leaf: " + type);
		};
	}

	private static LeafType scalar(GraphQLScalarType scalar) {
		return switch (scalar.getName()) {
			case "String" -> LeafType.Basic.STRING;
			case "Int" -> LeafType.Basic.INT;
			case "Float" -> LeafType.Basic.FLOAT;
			case "Boolean" -> LeafType.Basic.BOOLEAN;
			case "ID" -> LeafType.Basic.ID;
			default -> new LeafType.OfScalar(scalar);
		};
	}

}
