package io.sluice.command.calls;

import java.util.Optional;

import io.sluice.blueprint.Limits;
import io.sluice.blueprint.ListSize;

/**
 * How many values a field has for each parent.
 *
 * @param least if clients ask for as few as they can
 * @param most if they ask for as many
 * @param isSaid whether anybody says it; else it is assumed
 */
record Length(double least, double most, boolean isSaid) {

	private static final Length ONE = new Length(1, 1, true);

	/**
	 * The length of a field.
	 * @param dimensions how many lists there are inside of one another
	 * @param said what is said of the outermost list
	 * @param isAsked whether clients can ask for a length
	 * @param limits what they can ask for at most, and what is assumed
	 */
	static Length of(int dimensions, Optional<ListSize> said, boolean isAsked, Limits limits) {
		if (dimensions == 0) {
			return ONE;
		}
		int assumed = limits.operation().assumedListSize();
		double inner = Math.pow(assumed, dimensions - 1);
		int usual = said.map((size) -> size.assumed().orElse(assumed)).orElse(assumed);
		return isAsked ? new Length(inner, limits.request().listSize() * inner, true)
				: new Length(usual * inner, usual * inner, said.isPresent());
	}

}
