package io.sluice.sample.wire;

import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** A request that a sample service does not serve. */
public final class Refusal extends ResponseStatusException {

	private Refusal(HttpStatus status, String reason) {
		super(status, reason);
	}

	/**
	 * The request is not one: 400.
	 * @param reason what is wrong with it
	 * @return the refusal, to be thrown
	 */
	public static Refusal malformed(String reason) {
		return new Refusal(HttpStatus.BAD_REQUEST, reason);
	}

	/**
	 * What was asked for does not exist: 404.
	 * @param reason what does not exist
	 * @return the refusal, to be thrown
	 */
	public static Refusal notFound(String reason) {
		return new Refusal(HttpStatus.NOT_FOUND, reason);
	}

	/**
	 * What was asked for does not fit the state of things: 409.
	 * @param reason why
	 * @return the refusal, to be thrown
	 */
	public static Refusal conflict(String reason) {
		return new Refusal(HttpStatus.CONFLICT, reason);
	}

	/**
	 * The request is well formed, but its content is not acceptable: 422.
	 * @param reason why
	 * @return the refusal, to be thrown
	 */
	public static Refusal unacceptable(String reason) {
		return new Refusal(HttpStatus.UNPROCESSABLE_CONTENT, reason);
	}

}
