package io.sluice.downstream;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import reactor.util.context.ContextView;

/**
 * The trace that a request belongs to, handed on as it came (W3C Trace Context). Calls
 * find it in Reactor's context, by its class: equal requests are equal whatever trace
 * they belong to.
 *
 * @param parent {@code traceparent}
 * @param state {@code tracestate}, if there is one
 */
public record Trace(String parent, Optional<String> state) {

	/** The header, and the metadata, of {@link #parent}. */
	public static final String PARENT = "traceparent";

	/** The header, and the metadata, of {@link #state}. */
	public static final String STATE = "tracestate";

	/** 3.2.2: version 00 to fe, and ids that are not all zeros. */
	private static final Pattern VALID = Pattern
		.compile("(?!ff)[0-9a-f]{2}-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

	/** 3.3.1.1: what must be handed on at least. */
	private static final int LONGEST_STATE = 512;

	private static final Pattern PRINTABLE = Pattern.compile("[\\x20-\\x7e]+");

	/**
	 * Reads what came with a request.
	 * @param parents all values of {@code traceparent}
	 * @param states all values of {@code tracestate}
	 * @return the trace; empty if there is none, or no valid one
	 */
	public static Optional<Trace> of(List<String> parents, List<String> states) {
		if (parents.size() != 1 || !VALID.matcher(parents.getFirst()).matches()) {
			return Optional.empty();
		}
		String state = String.join(",", states);
		boolean valid = state.length() <= LONGEST_STATE && PRINTABLE.matcher(state).matches();
		return Optional.of(new Trace(parents.getFirst(), valid ? Optional.of(state) : Optional.empty()));
	}

	/**
	 * What all that belongs to the trace has in common.
	 * @return {@code trace-id}, 32 hexadecimal digits
	 */
	public String id() {
		return this.parent.substring(3, 35);
	}

	/**
	 * Adds the trace of a context to a request.
	 * @param <R> the type of requests
	 * @param request what is sent
	 * @param context may hold a trace
	 * @param adding adds a line to a request, unless it has one of that name
	 * @return the request with its trace; the same if there is none
	 */
	public static <R> R add(R request, ContextView context, Adding<R> adding) {
		Trace trace = context.getOrDefault(Trace.class, null);
		if (trace == null) {
			return request;
		}
		R traced = adding.with(request, PARENT, trace.parent);
		return trace.state.map((text) -> adding.with(traced, STATE, text)).orElse(traced);
	}

	/**
	 * Adds a header, or a line of metadata.
	 *
	 * @param <R> the type of requests
	 */
	@FunctionalInterface
	public interface Adding<R> {

		/**
		 * Adds a line.
		 * @param request what is sent
		 * @param name the name of the line
		 * @param value its value
		 * @return the request with the line
		 */
		R with(R request, String name, String value);

	}

}
