package io.sluice.access;

/** A token is not accepted. */
public final class BadTokenException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * Not accepted.
	 * @param reason why, for the log; nothing that stands in the token
	 */
	BadTokenException(String reason) {
		super(reason, null, false, false);
	}

}
