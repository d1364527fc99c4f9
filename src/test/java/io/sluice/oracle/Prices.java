package io.sluice.oracle;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;

import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;
import io.sluice.blueprint.Blueprint;
import io.sluice.blueprint.Costs;

/**
 * What fields and types cost in a random world.
 *
 * @param weights by coordinate
 */
record Prices(Map<String, Double> weights) {

	/** Writes a weight for about half of all that may have one. */
	static Prices of(Blueprint blueprint, Random random) {
		Map<String, Double> weights = new HashMap<>();
		for (GraphQLNamedType type : blueprint.schema().getAllTypesAsList()) {
			switch (type) {
				case GraphQLObjectType object when !object.getName().startsWith("__") -> {
					put(object.getName(), Math.abs(weight(random)), random, weights);
					object.getFieldDefinitions().forEach((field) -> ofField(object, field, random, weights));
				}
				case GraphQLInputObjectType input -> input.getFieldDefinitions()
					.forEach((field) -> put(input.getName() + "." + field.getName(), weight(random), random, weights));
				case GraphQLScalarType leaf -> put(leaf.getName(), Math.abs(weight(random)), random, weights);
				case GraphQLEnumType leaf -> put(leaf.getName(), Math.abs(weight(random)), random, weights);
				default -> {
					// weighs what its types do
				}
			}
		}
		return new Prices(weights);
	}

	private static void ofField(GraphQLObjectType type, GraphQLFieldDefinition field, Random random,
			Map<String, Double> weights) {
		String coordinate = type.getName() + "." + field.getName();
		put(coordinate, weight(random), random, weights);
		field.getArguments()
			.forEach((argument) -> put(coordinate + "(" + argument.getName() + ":)", weight(random), random, weights));
	}

	private static double weight(Random random) {
		return random.nextInt(-30, 50) / 10.0;
	}

	private static void put(String coordinate, double weight, Random random, Map<String, Double> weights) {
		if (random.nextBoolean()) {
			weights.put(coordinate, weight);
		}
	}

	Blueprint applied(Blueprint blueprint) {
		return new Blueprint(blueprint.schema(), blueprint.services(), blueprint.bindings(), blueprint.access(),
				blueprint.rules(), new Costs(this.weights, Map.of()), blueprint.discriminators(), blueprint.enums(),
				blueprint.caching(), blueprint.terms());
	}

}
