package io.sluice.row;

import java.util.Locale;

import graphql.GraphQLContext;
import graphql.GraphQLException;
import graphql.schema.GraphQLScalarType;
import io.sluice.plan.LeafType;
import org.jspecify.annotations.Nullable;

/** Makes a leaf of any JSON value that is not null. */
@FunctionalInterface
interface TreeReader {

	/**
	 * Takes a value.
	 * @param tree a JSON value as plain Java objects
	 * @return the leaf, or {@link LeafReader#MISMATCH}
	 */
	Object read(Object tree);

	/**
	 * Keeps values as they are.
	 * @return the reader of {@link LeafType.Basic#RAW}
	 */
	static TreeReader raw() {
		return (tree) -> tree;
	}

	/**
	 * Coerces values of a custom scalar.
	 * @param type the scalar
	 * @return its reader
	 */
	static TreeReader of(LeafType.OfScalar type) {
		return (tree) -> serialize(type.type(), tree);
	}

	private static Object serialize(GraphQLScalarType scalar, Object tree) {
		try {
			@Nullable Object value = scalar.getCoercing().serialize(tree, GraphQLContext.getDefault(), Locale.ROOT);
			return (value != null) ? value : LeafReader.MISMATCH;
		}
		catch (GraphQLException | IllegalArgumentException ex) {
			return LeafReader.MISMATCH;
		}
	}

}
