package io.sluice.plan;

import graphql.schema.GraphQLScalarType;
import io.sluice.blueprint.EnumValues;

/** How a JSON scalar becomes a value of the answer. */
public sealed interface LeafType {

	/** The leaf types that need nothing else to be known. */
	enum Basic implements LeafType {

		/** {@code String}: strings, and numbers and booleans as text. */
		STRING,

		/** {@code Int}: integral numbers of 32 bits. */
		INT,

		/** {@code Float}: finite numbers. */
		FLOAT,

		/** {@code Boolean}: booleans. */
		BOOLEAN,

		/** {@code ID}: strings, and integral numbers as text. */
		ID,

		/** Any scalar as text: how keys are compared. */
		KEY,

		/** Any JSON value as it is: what templates read. */
		RAW

	}

	/**
	 * An enum.
	 *
	 * @param values its values and what services call them
	 */
	record OfEnum(EnumValues values) implements LeafType {

	}

	/**
	 * A custom scalar; takes any JSON value that its coercing accepts.
	 *
	 * @param type the scalar
	 */
	record OfScalar(GraphQLScalarType type) implements LeafType {

	}

}
