package io.sluice.downstream.token;

/** The gateway has no token to call a service with. */
public final class NoAccessTokenException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * None can be had.
	 * @param registration the client's
	 * @param cause why, for the log
	 */
	NoAccessTokenException(String registration, Throwable cause) {
		super("no token for the client registration " + registration + ": " + cause, null, false, false);
	}

}
