package io.sluice.http;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.sluice.access.BadTokenException;
import io.sluice.access.IssuerUnavailableException;
import io.sluice.access.NoTokenException;
import io.sluice.fault.Code;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.ErrorResponse;

/**
 * The answer to a request that was not executed.
 *
 * @param status the HTTP status
 * @param headers what HTTP wants to be said with the status
 * @param code what kind of refusal it is
 * @param message what the client is told
 * @param figures the same for programs, by name
 */
record Refusal(HttpStatusCode status, HttpHeaders headers, Code code, String message, Map<String, Object> figures) {

	private static final Duration SOON = Duration.ofSeconds(5);

	private Refusal(HttpStatusCode status, HttpHeaders headers) {
		this(status, headers, code(status), message(status), Map.of());
	}

	/**
	 * The refusal of a request that could not be handled.
	 * @param error what happened
	 * @return what to tell; nothing of what was sent, and nothing of what is inside
	 */
	static Refusal of(Throwable error) {
		if (isTooLarge(error)) {
			return new Refusal(HttpStatus.CONTENT_TOO_LARGE, HttpHeaders.EMPTY);
		}
		return switch (error) {
			case NoTokenException _ -> unauthenticated("Bearer");
			case BadTokenException _ -> unauthenticated("Bearer error=\"invalid_token\"");
			case IssuerUnavailableException _ -> new Refusal(HttpStatus.SERVICE_UNAVAILABLE,
					header(HttpHeaders.RETRY_AFTER, String.valueOf(SOON.toSeconds())), Code.ISSUER_UNAVAILABLE,
					"Whether the token is good cannot be said now. Try again soon.", Map.of());
			case RefusedException refused -> new Refusal(refused.getStatusCode(), refused.getHeaders(), refused.code(),
					refused.told(), refused.figures());
			case ErrorResponse response -> new Refusal(response.getStatusCode(), response.getHeaders());
			default -> new Refusal(HttpStatus.INTERNAL_SERVER_ERROR, HttpHeaders.EMPTY);
		};
	}

	/**
	 * RFC 6750, 3.1: "If the request lacks any authentication information [...], the
	 * resource server SHOULD NOT include an error code".
	 */
	private static Refusal unauthenticated(String challenge) {
		return new Refusal(HttpStatus.UNAUTHORIZED, header(HttpHeaders.WWW_AUTHENTICATE, challenge),
				Code.UNAUTHENTICATED, "A good token is needed. Send it as Authorization: Bearer TOKEN.", Map.of());
	}

	private static HttpHeaders header(String name, String value) {
		HttpHeaders headers = new HttpHeaders();
		headers.set(name, value);
		return headers;
	}

	private static boolean isTooLarge(Throwable error) {
		return error instanceof DataBufferLimitException
				|| (error.getCause() != null && error.getCause() instanceof DataBufferLimitException);
	}

	private static Code code(HttpStatusCode status) {
		if (status.value() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
			return Code.CONNECTION_LIMIT_EXCEEDED;
		}
		return status.is5xxServerError() ? Code.INTERNAL_SERVER_ERROR : Code.BAD_REQUEST;
	}

	/**
	 * Writes the refusal as a GraphQL response without data.
	 * @param id the id of the request, under which the log holds what failed inside
	 * @return the JSON, UTF-8
	 */
	byte[] body(String id) {
		Map<String, Object> extensions = new LinkedHashMap<>();
		extensions.put("code", this.code.name());
		extensions.put("classification", this.code.classification());
		extensions.putAll(new TreeMap<>(this.figures));
		if (this.code == Code.INTERNAL_SERVER_ERROR) {
			extensions.put("correlationId", id);
		}
		Map<String, Object> error = new LinkedHashMap<>();
		error.put("message", this.message);
		error.put("extensions", extensions);
		return JsonMapper.shared().writeValueAsBytes(Map.of("errors", List.of(error)));
	}

	private static String message(HttpStatusCode status) {
		return switch (status.value()) {
			case 400 -> "The body is no GraphQL request. Send a JSON object with \"query\", a text, "
					+ "and if need be \"variables\", \"operationName\" and \"extensions\".";
			case 403 -> "Pages of this origin may not ask.";
			case 404 -> "There is nothing at this address.";
			case 405 -> "The endpoint takes POST, and GET for queries.";
			case 406 -> "Answers are application/json, application/graphql-response+json or text/event-stream.";
			case 408 -> "The body was not there in time.";
			case 413 -> "The body is too large.";
			case 415 -> "The body must be JSON, sent as application/json.";
			case 426 -> "WebSockets must be of version 13.";
			case 503 -> "There are too many subscriptions. Try again later.";
			default -> status.is5xxServerError() ? "The gateway failed." : "The request cannot be answered.";
		};
	}

}
