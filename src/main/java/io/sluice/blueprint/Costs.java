package io.sluice.blueprint;

import java.util.Map;
import java.util.Optional;

import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLEnumType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;

/**
 * What things cost, by the cost directives specification of IBM.
 *
 * @param weights what is written, by schema coordinate (GraphQL, Schema Coordinates) such
 * as {@code Product}, {@code Product.price}, {@code Query.products(first:)},
 * {@code Filter.near} or {@code @near(km:)}
 * @param lists how long lists are, by field of an object type
 */
public record Costs(Map<String, Double> weights, Map<FieldCoordinates, ListSize> lists) {

	/** Nothing is written. */
	public static final Costs UNWRITTEN = new Costs(Map.of(), Map.of());

	public Costs {
		weights = Map.copyOf(weights);
		lists = Map.copyOf(lists);
	}

	/**
	 * How much something weighs.
	 * @param coordinate what
	 * @param type the type that it is, or has
	 * @return what is written; else nothing for scalars and enums, and one for all that
	 * has members
	 */
	public double weight(String coordinate, GraphQLType type) {
		Double written = this.weights.get(coordinate);
		return (written != null) ? written : isLeaf(GraphQLTypeUtil.unwrapAll(type)) ? 0 : 1;
	}

	private static boolean isLeaf(GraphQLType type) {
		return type instanceof GraphQLScalarType || type instanceof GraphQLEnumType;
	}

	/**
	 * How long the list of a field is.
	 * @param type the name of an object type
	 * @param field the name of one of its fields
	 * @return what is written, if anything
	 */
	public Optional<ListSize> list(String type, String field) {
		return Optional.ofNullable(this.lists.get(FieldCoordinates.coordinates(type, field)));
	}

}
