package io.sluice.blueprint;

/** What becomes of a value that a {@link Rule} does not allow; the severest first. */
public enum Otherwise {

	/** There is no answer at all. */
	DENY,

	/** The value is null, and that is an error. */
	NULL,

	/** The value is left out of its list. */
	OMIT

}
