package io.sluice.http;

import io.sluice.http.budget.Balance;

import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.http.HttpHeaders;

/** What every answer tells a browser, unless it has more to say itself. */
final class AnswerHeaders {

	/** An answer is data. Opened as a page, it may do nothing and be nowhere. */
	private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; frame-ancestors 'none'";

	private AnswerHeaders() {
	}

	/**
	 * Adds what is known when an operation has been executed: what interceptors of those
	 * who build on the gateway say, and what is left of the caller's budget.
	 * @param headers the headers of the answer
	 * @param response what was executed
	 */
	static void add(HttpHeaders headers, WebGraphQlResponse response) {
		if (!response.getResponseHeaders().isEmpty()) {
			headers.putAll(response.getResponseHeaders());
		}
		Balance.after(response).ifPresent((balance) -> balance.tell(headers));
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
