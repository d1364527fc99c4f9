package io.sluice.engine;

import io.sluice.plan.RefusedField;

/** A rule does not allow a value, and says that there is no answer at all then. */
final class DeniedException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	@SuppressWarnings("serial") // sent nowhere
	private final RefusedField field;

	DeniedException(RefusedField field) {
		super(field.field().coordinate(), null, false, false);
		this.field = field;
	}

	/** Where the value would have been. */
	RefusedField field() {
		return this.field;
	}

}
