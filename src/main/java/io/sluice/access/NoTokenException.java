package io.sluice.access;

/** There is no token where one is needed. */
public final class NoTokenException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/** Somebody is anonymous who may not be. */
	public NoTokenException() {
		super("no token", null, false, false);
	}

}
