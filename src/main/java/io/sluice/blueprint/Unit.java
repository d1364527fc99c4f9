package io.sluice.blueprint;

/** What an {@link Allowance} counts. */
public enum Unit {

	/** What operations cost. */
	COST,

	/** Operations, or what is asked of a field. */
	REQUESTS

}
