package io.sluice.engine;

import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import io.sluice.downstream.Trace;
import org.slf4j.MDC;
import reactor.util.context.Context;

/**
 * What templates may know of the client's request.
 *
 * @param id the request's id, under which the log holds details of faults
 * @param operationName the operation that was asked for by name, if any
 * @param languages looks up the language that the client likes best, if it says any
 * @param idempotencyKeys gives a key for each call that wants one: the client's
 * {@code Idempotency-Key}, or a new one each time
 * @param headers the listed request headers that the client sent, by name in lower case
 * @param trace the trace that it belongs to, for services and not for templates
 * @param patience how long the client waits, if it says so, and if that is less than it
 * might have to
 */
public record ClientRequest(String id, Optional<String> operationName, Supplier<Optional<Locale>> languages,
		Supplier<String> idempotencyKeys, Map<String, String> headers, Optional<Trace> trace,
		Optional<Duration> patience) {

	/** By the Elastic Common Schema. */
	private static final String TRACE = "trace.id";

	public ClientRequest {
		headers = Map.copyOf(headers);
	}

	/**
	 * A request that belongs to no trace, of a client that waits.
	 * @param id the request's id
	 * @param operationName the operation that was asked for by name, if any
	 * @param languages looks up the language that the client likes best
	 * @param idempotencyKeys gives a key for each call that wants one
	 * @param headers the listed request headers, by name in lower case
	 */
	public ClientRequest(String id, Optional<String> operationName, Supplier<Optional<Locale>> languages,
			Supplier<String> idempotencyKeys, Map<String, String> headers) {
		this(id, operationName, languages, idempotencyKeys, headers, Optional.empty(), Optional.empty());
	}

	/**
	 * Writes into the log. Who reads it as JSON finds the trace of the request in each
	 * line.
	 * @param writing writes lines about the request
	 */
	void log(Runnable writing) {
		this.trace.ifPresentOrElse((known) -> {
			try (var _ = MDC.putCloseable(TRACE, known.id())) {
				writing.run();
			}
		}, writing);
	}

	/** What calls find in Reactor's context. */
	Context context() {
		return this.trace.map((some) -> Context.of(Trace.class, some)).orElseGet(Context::empty);
	}

}
