package io.sluice.protect;

/** Ends the measuring of a document. */
final class ExcessException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final transient Excess excess;

	ExcessException(Excess excess) {
		super(excess.message(), null, false, false);
		this.excess = excess;
	}

	Excess excess() {
		return this.excess;
	}

}
