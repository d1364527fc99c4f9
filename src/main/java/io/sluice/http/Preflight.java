package io.sluice.http;

import java.util.List;

import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * Whether a browser has asked the gateway before it let a page send a request. Links,
 * forms and scripts of any page may send what the Fetch standard calls safelisted, with
 * all that the browser knows of its user.
 */
final class Preflight {

	/** Not safelisted, so that a browser asks. */
	private static final List<String> HEADERS = List.of("GraphQL-Require-Preflight", "Apollo-Require-Preflight",
			"X-Apollo-Operation-Name");

	private Preflight() {
	}

	/**
	 * Looks for what only a script can send, and only where it may.
	 * @param headers the headers of a request
	 * @return whether one of them makes browsers ask
	 */
	static boolean isForcedBy(HttpHeaders headers) {
		return isJson(headers)
				|| HEADERS.stream().map(headers::getFirst).anyMatch((value) -> value != null && !value.isBlank());
	}

	/**
	 * Whether JSON is sent. Browsers ask before they send it.
	 * @param headers the headers of a request
	 * @return whether they say so
	 */
	static boolean isJson(HttpHeaders headers) {
		try {
			return MediaType.APPLICATION_JSON.equalsTypeAndSubtype(headers.getContentType());
		}
		catch (InvalidMediaTypeException ex) {
			return false;
		}
	}

}
