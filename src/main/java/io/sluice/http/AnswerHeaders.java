package io.sluice.http;

import org.springframework.http.HttpHeaders;

/** What every answer tells a browser, unless it has more to say itself. */
final class AnswerHeaders {

	/** An answer is data. Opened as a page, it may do nothing and be nowhere. */
	private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; frame-ancestors 'none'";

	private AnswerHeaders() {
	}

	/**
	 * Sets what is said before it is known what is answered.
	 * @param headers the headers of the answer
	 */
	static void set(HttpHeaders headers) {
		headers.set("X-Content-Type-Options", "nosniff");
		headers.set("Referrer-Policy", "no-referrer");
		headers.set("Content-Security-Policy", CONTENT_SECURITY_POLICY);
		headers.set(HttpHeaders.CACHE_CONTROL, "no-store");
	}

}
