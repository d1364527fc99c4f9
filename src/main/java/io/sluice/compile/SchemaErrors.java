package io.sluice.compile;

import graphql.GraphQLError;
import io.sluice.config.Place;

/** Says in our words what GraphQL Java finds wrong with a schema. */
final class SchemaErrors {

	private final Problems problems;

	SchemaErrors(Problems problems) {
		this.problems = problems;
	}

	void report(GraphQLError error) {
		String message = error.getMessage().replaceAll(" ?\\[?@-?\\d+:-?\\d+\\]?", "");
		this.problems.add(error.getLocations().isEmpty() || error.getLocations().getFirst().getLine() < 1
				? new Place("schema", 0, 0) : Problems.place(error.getLocations().getFirst()), message);
	}

	void report(String description) {
		this.problems.add(new Place("schema", 0, 0), description);
	}

}
