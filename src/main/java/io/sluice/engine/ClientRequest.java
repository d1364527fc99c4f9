package io.sluice.engine;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What templates may know of the client's request.
 *
 * @param id the request's id, under which the log holds details of faults
 * @param operationName the operation that was asked for by name, if any
 * @param languages looks up the language that the client likes best, if it says any
 * @param idempotencyKeys gives a key for each call that wants one: the client's
 * {@code Idempotency-Key}, or a new one each time
 * @param headers the listed request headers that the client sent, by name in lower case
 */
public record ClientRequest(String id, Optional<String> operationName, Supplier<Optional<Locale>> languages,
		Supplier<String> idempotencyKeys, Map<String, String> headers) {

	public ClientRequest {
		headers = Map.copyOf(headers);
	}

}
