package io.sluice.command.calls;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

import graphql.language.OperationDefinition.Operation;
import graphql.schema.FieldCoordinates;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInterfaceType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.GraphQLUnionType;
import io.sluice.blueprint.Blueprint;
import io.sluice.blueprint.Limits;
import io.sluice.blueprint.ListSize;
import org.jspecify.annotations.Nullable;

/**
 * Finds the ways to fields on which the lists are longest. Of all ways of the same length
 * to a type, it follows the one with the most objects of this type at the end: so it
 * takes time in proportion to the schema, however many ways there are.
 */
final class Ways {

	private final Map<FieldCoordinates, List<Way>> found = new LinkedHashMap<>();

	private final Blueprint blueprint;

	private final Predicate<Step> wanted;

	private Ways(Blueprint blueprint, Predicate<Step> wanted) {
		this.blueprint = blueprint;
		this.wanted = wanted;
	}

	/**
	 * Finds ways that are not longer than operations may be deep.
	 * @param blueprint the fields
	 * @param wanted which fields the ways are to lead to
	 * @return the ways to each of these fields, shorter ones first
	 */
	static Map<FieldCoordinates, List<Way>> to(Blueprint blueprint, Predicate<Step> wanted) {
		Ways ways = new Ways(blueprint, wanted);
		ways.find();
		return ways.found;
	}

	private void find() {
		GraphQLSchema schema = this.blueprint.schema();
		Map<Spot, Way> spots = new LinkedHashMap<>();
		begin(spots, schema.getQueryType(), Operation.QUERY);
		begin(spots, schema.getMutationType(), Operation.MUTATION);
		begin(spots, schema.getSubscriptionType(), Operation.SUBSCRIPTION);
		for (int depth = 0; depth < limits().document().depth() && !spots.isEmpty(); depth++) {
			spots = goOn(spots);
		}
	}

	private static void begin(Map<Spot, Way> spots, @Nullable GraphQLObjectType root, Operation kind) {
		if (root != null) {
			spots.put(new Spot(root, Optional.empty()), Way.from(kind));
		}
	}

	private Map<Spot, Way> goOn(Map<Spot, Way> spots) {
		Map<Spot, Way> next = new LinkedHashMap<>();
		Map<FieldCoordinates, Way> ends = new HashMap<>();
		spots.forEach((spot, way) -> {
			for (GraphQLFieldDefinition field : spot.type().getFieldDefinitions()) {
				Step step = Step.of(spot.type(), field, spot.above(), this.blueprint);
				Way longer = way.plus(step, this.blueprint.costs(), limits().operation().cost());
				if (longer.cost() <= limits().operation().cost()) {
					if (this.wanted.test(step)) {
						ends.merge(step.coordinates(), longer, Ways::worse);
					}
					objects(step.value())
						.forEach((type) -> next.merge(new Spot(type, step.below()), longer, Ways::worse));
				}
			}
		});
		ends.forEach((field, way) -> this.found.computeIfAbsent(field, (_) -> new ArrayList<>()).add(way));
		return next;
	}

	private Stream<GraphQLObjectType> objects(GraphQLNamedType type) {
		return switch (type) {
			case GraphQLObjectType object -> Stream.of(object);
			case GraphQLInterfaceType named -> this.blueprint.schema().getImplementations(named).stream();
			case GraphQLUnionType union -> union.getTypes().stream().map(GraphQLObjectType.class::cast);
			default -> Stream.empty();
		};
	}

	private Limits limits() {
		return this.blueprint.terms().limits();
	}

	private static Way worse(Way one, Way other) {
		return (Way.WORST_FIRST.compare(one, other) <= 0) ? one : other;
	}

	/**
	 * Where a way can go on.
	 *
	 * @param type the type whose fields come next
	 * @param above what is said of the length of their lists
	 */
	private record Spot(GraphQLObjectType type, Optional<ListSize> above) {

	}

}
