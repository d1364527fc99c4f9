package io.sluice.access;

/** Whether a token is good cannot be said now: its issuer cannot be asked. */
public final class IssuerUnavailableException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	IssuerUnavailableException(String issuer) {
		super(issuer + " cannot be asked", null, false, false);
	}

}
