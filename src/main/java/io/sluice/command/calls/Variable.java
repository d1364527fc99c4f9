package io.sluice.command.calls;

import java.util.Collections;
import java.util.List;
import java.util.Map;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLList;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;

/**
 * A variable of an operation, for one argument.
 *
 * @param name its name
 * @param step the number of the field
 * @param argument the argument
 * @param sizing where in it stands how long lists are, beginning with its own name; empty
 * if it does not say so
 */
record Variable(String name, int step, GraphQLArgument argument, List<String> sizing) {

	/** Whether it says how long lists are. */
	boolean isSizing() {
		return !this.sizing.isEmpty();
	}

	/** How the operation refers to it. */
	String given() {
		return "$" + this.name;
	}

	/**
	 * A value of it, as good as any other.
	 * @param size how long lists are to be
	 */
	Object value(int size) {
		return value(this.argument.getType(), isSizing() ? this.sizing.subList(1, this.sizing.size()) : List.of(),
				size);
	}

	private Object value(GraphQLType type, List<String> path, int size) {
		GraphQLType nullable = GraphQLTypeUtil.unwrapNonNull(type);
		if (!path.isEmpty() && nullable instanceof GraphQLInputObjectType object) {
			GraphQLType member = object.getFieldDefinition(path.getFirst()).getType();
			return Map.of(path.getFirst(), value(member, path.subList(1, path.size()), size));
		}
		if (nullable instanceof GraphQLList) {
			return Collections.nCopies(isSizing() ? size : 0, "");
		}
		return (nullable instanceof GraphQLInputObjectType) ? Map.of() : isSizing() ? size : "";
	}

}
