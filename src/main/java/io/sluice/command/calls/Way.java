package io.sluice.command.calls;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import graphql.language.OperationDefinition;
import io.sluice.blueprint.Costs;

/**
 * A way from the root of an operation, each field below the one before.
 *
 * @param kind of the operation
 * @param steps the fields
 * @param least how many values the last one has, if clients ask for as few as they can
 * @param most if they ask for as many
 * @param cost what it costs at least to go there
 */
record Way(OperationDefinition.Operation kind, List<Step> steps, double least, double most, double cost) {

	/** The one with more values first; of two with as many, the cheaper one. */
	static final Comparator<Way> WORST_FIRST = Comparator.comparingDouble(Way::most)
		.reversed()
		.thenComparingDouble(Way::cost);

	Way {
		steps = List.copyOf(steps);
	}

	static Way from(OperationDefinition.Operation kind) {
		return new Way(kind, List.of(), 1, 1, 0);
	}

	/**
	 * Goes on.
	 * @param step the next field
	 * @param costs what it costs to go there
	 * @param bound no operation is answered with more values than this
	 */
	Way plus(Step step, Costs costs, double bound) {
		String coordinate = step.type().getName() + "." + step.field().getName();
		double values = this.least * step.length().least();
		return new Way(this.kind, Stream.concat(this.steps.stream(), Stream.of(step)).toList(), values,
				Math.min(bound, this.most * step.length().most()),
				this.cost + this.least * Math.max(0, costs.weight(coordinate, step.field().getType()))
						+ values * Math.max(0, costs.weight(step.value().getName(), step.value())));
	}

}
