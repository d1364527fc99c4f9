package io.sluice.plan;

import java.util.OptionalInt;

/**
 * What a field costs with some arguments.
 *
 * @param cost for asking for it once, whatever its value is; at least zero
 * @param size how long its list is at most, or those of its sized fields; empty if nobody
 * says it
 * @param slice the largest number that a slicing argument has; zero if there is none
 * @param slices how many slicing arguments have a number, but for those that have their
 * default as there is another one
 */
record Quote(double cost, OptionalInt size, int slice, int slices) {

	/** It costs nothing, and is no list. */
	static final Quote FREE = of(0);

	/** It is not asked for. */
	static final Quote VOID = new Quote(0, OptionalInt.of(0), 0, 1);

	/**
	 * What says nothing of lists.
	 * @param cost what it costs
	 */
	static Quote of(double cost) {
		return new Quote(cost, OptionalInt.empty(), 0, 0);
	}

}
