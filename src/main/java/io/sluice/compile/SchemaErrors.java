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
		Place place = error.getLocations()
			.stream()
			.filter((location) -> location.getSourceName() != null)
			.findFirst()
			.map(Problems::place)
			.orElse(new Place("schema", 0, 0));
		this.problems.add(place, message);
	}

	void report(String description) {
		this.problems.add(new Place("schema", 0, 0), description);
	}

}
