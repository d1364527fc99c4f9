package io.sluice.http;

import java.util.Map;

import io.sluice.fault.Code;

import org.springframework.http.HttpStatus;
import org.springframework.web.ErrorResponseException;

/** A request is not executed, for a reason that its status alone does not tell. */
public final class RefusedException extends ErrorResponseException {

	private static final long serialVersionUID = 1L;

	private final Code code;

	private final String told;

	private final transient Map<String, Object> figures;

	/**
	 * A refusal of what is no GraphQL request.
	 * @param status the HTTP status
	 * @param told what the client is told
	 */
	RefusedException(HttpStatus status, String told) {
		this(status, Code.BAD_REQUEST, told);
	}

	/**
	 * A refusal.
	 * @param status the HTTP status
	 * @param code the code that clients see
	 * @param told what the client is told
	 */
	RefusedException(HttpStatus status, Code code, String told) {
		this(status, code, told, Map.of());
	}

	/**
	 * A refusal.
	 * @param status the HTTP status
	 * @param code the code that clients see
	 * @param told what the client is told
	 * @param figures the same for programs, by name
	 */
	public RefusedException(HttpStatus status, Code code, String told, Map<String, Object> figures) {
		super(status);
		this.code = code;
		this.told = told;
		this.figures = Map.copyOf(figures);
	}

	/**
	 * What kind of refusal it is.
	 * @return the code that clients see
	 */
	public Code code() {
		return this.code;
	}

	/**
	 * Tells why.
	 * @return what the client is told
	 */
	String told() {
		return this.told;
	}

	/**
	 * Tells the same for programs.
	 * @return what {@code extensions} have besides the code, by name
	 */
	Map<String, Object> figures() {
		return this.figures;
	}

}
