package io.sluice.plan;

import java.util.List;
import java.util.stream.Stream;

/**
 * Which fields that are limited an operation asks for.
 *
 * @param first those it begins with
 * @param below those inside of others
 */
public record Demand(List<FieldUse> first, List<FieldUse> below) {

	/** None of them. */
	public static final Demand NONE = new Demand(List.of(), List.of());

	public Demand {
		first = List.copyOf(first);
		below = List.copyOf(below);
	}

	/**
	 * All of them.
	 * @return a field twice, if the operation begins with it and has it inside of others
	 */
	public List<FieldUse> all() {
		if (this.below.isEmpty()) {
			return this.first;
		}
		return this.first.isEmpty() ? this.below : Stream.concat(this.first.stream(), this.below.stream()).toList();
	}

}
