package io.sluice.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.execution.MergedField;
import graphql.execution.ValuesResolver;
import graphql.language.Directive;
import graphql.language.Field;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLDirective;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import io.sluice.blueprint.Blueprint;
import io.sluice.blueprint.Costs;
import org.jspecify.annotations.Nullable;

/** Looks up what fields cost. */
final class Tariffs {

	private final Blueprint blueprint;

	private final Costs costs;

	private final InputWeights inputs;

	Tariffs(Blueprint blueprint) {
		this.blueprint = blueprint;
		this.costs = blueprint.costs();
		this.inputs = new InputWeights(this.costs);
	}

	Tariff of(GraphQLObjectType type, GraphQLFieldDefinition definition, MergedField field, List<String> keys) {
		String coordinate = type.getName() + "." + definition.getName();
		Map<String, InputWeights.Weight> weights = new HashMap<>();
		for (GraphQLArgument argument : definition.getArguments()) {
			InputWeights.Weight weight = this.inputs.of(coordinate, argument);
			if (!weight.isNothing()) {
				weights.put(argument.getName(), weight);
			}
		}
		double weight = this.costs.weight(coordinate, definition.getType());
		for (Field node : field.getFields()) {
			for (Directive directive : node.getDirectives()) {
				weight += weight(directive);
			}
		}
		return new Tariff(weight, weights, this.costs.list(type.getName(), definition.getName()), keys);
	}

	/**
	 * "The sum of the cost of all of the arguments on directive d" (IBM, Field Cost).
	 * What stands in their variables weighs nothing.
	 */
	private double weight(Directive applied) {
		GraphQLDirective directive = this.blueprint.schema().getDirective(applied.getName());
		if (directive == null || directive.getArguments().isEmpty()) {
			return 0;
		}
		Map<String, @Nullable Object> given = given(directive.getArguments(), applied);
		double sum = 0;
		for (GraphQLArgument argument : directive.getArguments()) {
			sum += this.inputs.of("@" + applied.getName(), argument).of(given.get(argument.getName()));
		}
		return sum;
	}

	@SuppressWarnings("NullAway") // graphql-java's values may be null, its signature does
									// not say so
	private static Map<String, @Nullable Object> given(List<GraphQLArgument> arguments, Directive applied) {
		if (VariableUse.in(applied)) {
			Map<String, @Nullable Object> given = new HashMap<>();
			applied.getArguments().forEach((argument) -> given.put(argument.getName(), argument.getValue()));
			return given;
		}
		return ValuesResolver.getArgumentValues(arguments, applied.getArguments(), CoercedVariables.emptyVariables(),
				GraphQLContext.getDefault(), Locale.ROOT);
	}

}
