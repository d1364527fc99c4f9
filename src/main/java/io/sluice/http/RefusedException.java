package io.sluice.http;

import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** A request is not executed, for a reason that its status alone does not tell. */
final class RefusedException extends ErrorResponseException {

	private static final long serialVersionUID = 1L;

	private final String told;

	/**
	 * A refusal.
	 * @param status the HTTP status
	 * @param told what the client is told
	 */
	RefusedException(HttpStatus status, String told) {
		super(status);
		this.told = told;
	}

	/**
	 * Tells why.
	 * @return what the client is told
	 */
	String told() {
		return this.told;
	}

}
