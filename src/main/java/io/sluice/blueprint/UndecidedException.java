package io.sluice.blueprint;

import org.jspecify.annotations.Nullable;

/** A rule could not be evaluated. Its message is for the log only. */
public final class UndecidedException extends Exception {

	private static final long serialVersionUID = 1L;

	/**
	 * Nothing was decided.
	 * @param message why not
	 * @param cause what was thrown, if anything
	 */
	public UndecidedException(String message, @Nullable Throwable cause) {
		super(message, cause, false, false);
	}

}
