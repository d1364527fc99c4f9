package io.sluice.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
 * @param message what the client is told
 */
record Refusal(HttpStatusCode status, HttpHeaders headers, String message) {

	private Refusal(HttpStatusCode status, HttpHeaders headers) {
		this(status, headers, message(status));
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
		if (error instanceof RefusedException refused) {
			return new Refusal(refused.getStatusCode(), refused.getHeaders(), refused.told());
		}
		return (error instanceof ErrorResponse response) ? new Refusal(response.getStatusCode(), response.getHeaders())
				: new Refusal(HttpStatus.INTERNAL_SERVER_ERROR, HttpHeaders.EMPTY);
	}

	private static boolean isTooLarge(Throwable error) {
		return error instanceof DataBufferLimitException
				|| (error.getCause() != null && error.getCause() instanceof DataBufferLimitException);
	}

	/**
	 * What kind of refusal it is.
	 * @return the code that the client is told
	 */
	Code code() {
		if (this.status.value() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
			return Code.CONNECTION_LIMIT_EXCEEDED;
		}
		return this.status.is5xxServerError() ? Code.INTERNAL_SERVER_ERROR : Code.BAD_REQUEST;
	}

	/**
	 * Writes the refusal as a GraphQL response without data.
	 * @param id the id of the request, under which the log holds what failed inside
	 * @return the JSON, UTF-8
	 */
	byte[] body(String id) {
		Code code = code();
		Map<String, Object> extensions = new LinkedHashMap<>();
		extensions.put("code", code.name());
		extensions.put("classification", code.classification());
		if (code == Code.INTERNAL_SERVER_ERROR) {
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
			case 403 -> "Pages of this origin may not subscribe.";
			case 404 -> "There is nothing at this address.";
			case 405 -> "The endpoint takes POST, and GET for queries.";
			case 406 -> "Answers are application/json, application/graphql-response+json or text/event-stream.";
			case 413 -> "The body is too large.";
			case 415 -> "The body must be JSON, sent as application/json.";
			case 426 -> "WebSockets must be of version 13.";
			case 503 -> "There are too many subscriptions. Try again later.";
			default -> status.is5xxServerError() ? "The gateway failed." : "The request cannot be answered.";
		};
	}

}
