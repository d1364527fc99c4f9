package io.sluice.view;

import graphql.schema.GraphQLSchema;

/**
 * The schema as some callers see it. What they may not have is not in it, and nothing
 * that could not be reached without it. Compared by identity.
 */
public final class View {

	private final GraphQLSchema schema;

	View(GraphQLSchema schema) {
		this.schema = schema;
	}

	/**
	 * What is seen.
	 * @return a valid schema; but if nothing is left of the type that queries begin with,
	 * this type is in it without fields
	 */
	public GraphQLSchema schema() {
		return this.schema;
	}

}
