package io.sluice.plan;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.sluice.blueprint.ListSize;

/**
 * What an operation takes at most, known before it is executed.
 *
 * @param types the type cost: what the objects and values weigh that may be answered
 * @param fields the field cost: what it weighs to ask for fields, with what is given to
 * them
 * @param calls how many calls there may be, by name of the service
 * @param largest the slicing argument with the largest number, if there are any
 * @param unclear a field whose slicing arguments are not as it requires, if there is one
 */
public record Estimate(double types, double fields, Map<String, Long> calls, Optional<Slice> largest,
		Optional<Slice> unclear) {

	public Estimate {
		calls = Map.copyOf(calls);
	}

	/**
	 * The cost of the operation.
	 * @return type cost and field cost together, rounded up
	 */
	public long cost() {
		return total(this.types, this.fields);
	}

	/**
	 * What something costs.
	 * @param types its type cost
	 * @param fields its field cost
	 * @return both together, rounded up
	 */
	public static long total(double types, double fields) {
		// what is beyond the last place of a weight is no cost, but how numbers are added
		return (long) Math.ceil(types + fields - 1e-6);
	}

	/**
	 * What a request says of the length of a list.
	 *
	 * @param field the field
	 * @param arguments the slicing arguments that it has
	 * @param value the largest of their numbers
	 * @param given how many of them are given
	 */
	public record Slice(FieldPlan field, List<ListSize.Slicing> arguments, int value, int given) {

		public Slice {
			arguments = List.copyOf(arguments);
		}

	}

}
