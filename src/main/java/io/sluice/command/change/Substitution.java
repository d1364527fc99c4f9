package io.sluice.command.change;

import graphql.schema.GraphQLList;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLType;

/** Whether a type can stand where another one was. */
final class Substitution {

	private Substitution() {
	}

	/**
	 * Whether clients can read values of another type as before.
	 * @param before the type that they know
	 * @param after the type that it is
	 */
	static boolean isReadable(GraphQLType before, GraphQLType after) {
		return switch (before) {
			case GraphQLNonNull required ->
				after instanceof GraphQLNonNull same && isReadable(required.getWrappedType(), same.getWrappedType());
			case GraphQLList list -> switch (after) {
				case GraphQLNonNull narrower -> isReadable(before, narrower.getWrappedType());
				case GraphQLList same -> isReadable(list.getWrappedType(), same.getWrappedType());
				default -> false;
			};
			default -> (after instanceof GraphQLNonNull narrower) ? isReadable(before, narrower.getWrappedType())
					: isSame(before, after);
		};
	}

	/**
	 * Whether clients can give what they gave before.
	 * @param before the type that they know
	 * @param after the type that it is
	 */
	static boolean isGiveable(GraphQLType before, GraphQLType after) {
		return switch (before) {
			case GraphQLNonNull required -> isGiveable(required.getWrappedType(),
					(after instanceof GraphQLNonNull same) ? same.getWrappedType() : after);
			case GraphQLList list ->
				after instanceof GraphQLList same && isGiveable(list.getWrappedType(), same.getWrappedType());
			default -> isSame(before, after);
		};
	}

	private static boolean isSame(GraphQLType before, GraphQLType after) {
		return before instanceof GraphQLNamedType one && after instanceof GraphQLNamedType other
				&& one.getName().equals(other.getName());
	}

}
