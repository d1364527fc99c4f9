package io.sluice.plan;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;
import io.sluice.blueprint.Costs;
import org.jspecify.annotations.Nullable;

/**
 * Weighs what is given to fields. What is null is not given. The weight of each input
 * type is looked up once.
 */
final class InputWeights {

	private final Map<String, Members> known = new HashMap<>();

	private final Costs costs;

	InputWeights(Costs costs) {
		this.costs = costs;
	}

	/**
	 * Weighs an argument by itself.
	 * @param owner the coordinate of the field or directive that it belongs to
	 * @param argument the argument
	 * @return what its values weigh
	 */
	Weight of(String owner, GraphQLArgument argument) {
		return new Weight(this.costs.weight(owner + "(" + argument.getName() + ":)", argument.getType()),
				members(argument.getType()));
	}

	private Members members(GraphQLType type) {
		if (!(GraphQLTypeUtil.unwrapAll(type) instanceof GraphQLInputObjectType object)) {
			return Members.NONE;
		}
		Members seen = this.known.get(object.getName());
		if (seen != null) {
			return seen;
		}
		Members members = new Members();
		this.known.put(object.getName(), members);
		for (GraphQLInputObjectField field : object.getFields()) {
			Weight weight = new Weight(this.costs.weight(object.getName() + "." + field.getName(), field.getType()),
					members(field.getType()));
			if (!weight.isNothing()) {
				members.weights.put(field.getName(), weight);
			}
		}
		return members;
	}

	/**
	 * What the values of an argument or an input field weigh.
	 *
	 * @param own the weight of having one
	 * @param members what is inside
	 */
	record Weight(double own, Members members) {

		/** Whether no value weighs anything. */
		boolean isNothing() {
			return this.own == 0 && this.members == Members.NONE;
		}

		double of(@Nullable Object value) {
			return (value != null) ? this.own + this.members.of(value) : 0;
		}

	}

	/** What the members of input objects weigh. */
	static final class Members {

		/** For values that have none. */
		static final Members NONE = new Members();

		private final Map<String, Weight> weights = new HashMap<>();

		double of(@Nullable Object value) {
			double sum = 0;
			switch (value) {
				case Map<?, ?> object when !this.weights.isEmpty() -> {
					for (Map.Entry<?, ?> member : object.entrySet()) {
						Weight weight = this.weights.get(member.getKey());
						sum += (weight != null) ? weight.of(member.getValue()) : 0;
					}
				}
				case List<?> list when this != NONE -> {
					for (Object element : list) {
						sum += of(element);
					}
				}
				case null, default -> {
					// a scalar, which weighs nothing by itself
				}
			}
			return sum;
		}

	}

}
