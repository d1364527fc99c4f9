package io.sluice.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

import graphql.language.Field;
import graphql.schema.GraphQLFieldDefinition;
import io.sluice.blueprint.ListSize;
import org.jspecify.annotations.Nullable;

/**
 * What the arguments of a field mean.
 *
 * @param weight that of the field and its directives
 * @param weights those of arguments, by name; those that weigh nothing are missing
 * @param size what is written of the length of its list
 * @param keys the argument that is a list of keys, with an element for each; empty if
 * there is none
 */
record Tariff(double weight, Map<String, InputWeights.Weight> weights, Optional<ListSize> size, List<String> keys) {

	/**
	 * What the field costs in an operation.
	 * @param definition the field in the schema
	 * @param field the field in the operation
	 * @return known at once, if no variable is in what matters
	 */
	Price price(GraphQLFieldDefinition definition, Field field) {
		Arguments arguments = Arguments.of(
				definition.getArguments().stream().filter((argument) -> matters(argument.getName())).toList(),
				field.getArguments().stream().filter((argument) -> matters(argument.getName())).toList());
		return switch (arguments) {
			case Arguments.Constant(var values) -> new Price.Fixed(quote(values));
			case Arguments.Reading reading -> new Price.Variable(this, reading);
		};
	}

	private boolean matters(String argument) {
		return this.weights.containsKey(argument)
				|| this.size.stream()
					.flatMap((size) -> size.slicing().stream())
					.anyMatch((slicing) -> slicing.path().getFirst().equals(argument))
				|| (!this.keys.isEmpty() && this.keys.getFirst().equals(argument));
	}

	/**
	 * "First, add up the raw cost of field f … Second, if this sum is negative then round
	 * it up to zero" (IBM, Field Cost).
	 */
	Quote quote(Map<String, @Nullable Object> arguments) {
		double cost = this.weight;
		for (Map.Entry<String, InputWeights.Weight> argument : this.weights.entrySet()) {
			cost += argument.getValue().of(arguments.get(argument.getKey()));
		}
		return sized(Math.max(0, cost), arguments);
	}

	private Quote sized(double cost, Map<String, @Nullable Object> arguments) {
		if (this.size.isPresent()) {
			return sliced(this.size.get(), cost, arguments);
		}
		return (!this.keys.isEmpty() && value(this.keys, arguments) instanceof List<?> list)
				? new Quote(cost, OptionalInt.of(list.size()), 0, 0) : Quote.of(cost);
	}

	/**
	 * "When multiple slicing arguments are defined and a query contains more than one,
	 * static analysis should consider their largest value" (IBM, slicingArguments).
	 */
	private static Quote sliced(ListSize said, double cost, Map<String, @Nullable Object> arguments) {
		int largest = 0;
		int usual = 0;
		int given = 0;
		for (ListSize.Slicing slice : said.slicing()) {
			if (value(slice.path(), arguments) instanceof Integer number) {
				largest = Math.max(largest, number);
				boolean isUsual = slice.usual().isPresent() && slice.usual().getAsInt() == number;
				usual += isUsual ? 1 : 0;
				given += isUsual ? 0 : 1;
			}
		}
		OptionalInt size = (usual + given > 0) ? OptionalInt.of(largest) : said.assumed();
		return new Quote(cost, size, largest, (given > 0) ? given : Math.min(usual, 1));
	}

	private static @Nullable Object value(List<String> path, Map<String, @Nullable Object> arguments) {
		Object value = arguments;
		for (String name : path) {
			value = (value instanceof Map<?, ?> object) ? object.get(name) : null;
		}
		return value;
	}

}
