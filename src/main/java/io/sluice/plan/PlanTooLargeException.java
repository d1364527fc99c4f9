package io.sluice.plan;

/** An operation selects more than a plan can hold. */
public final class PlanTooLargeException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	PlanTooLargeException(int limit) {
		super("The operation selects more than " + limit
				+ " fields once its fragments are spread, and below each type of an interface or union.");
	}

}
