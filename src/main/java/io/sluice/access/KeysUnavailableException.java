package io.sluice.access;

/** Whether a token is good cannot be said now: nothing is known of its issuer's keys. */
public final class KeysUnavailableException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	KeysUnavailableException(String issuer) {
		super("no keys of " + issuer, null, false, false);
	}

}
