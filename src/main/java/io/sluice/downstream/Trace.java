package io.sluice.downstream;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import org.jspecify.annotations.Nullable;
import reactor.util.context.ContextView;

/**
 * The trace that a request belongs to (W3C Trace Context): as it came, or as it goes on
 * with a span of the gateway. Operations and calls find it in Reactor's context, by its
 * class: equal requests are equal whatever trace they belong to.
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
	 * The trace as what follows from a span has it.
	 * @param span any span with valid ids
	 * @return what services are told
	 */
	public static Trace of(SpanContext span) {
		Map<String, String> lines = HashMap.newHashMap(2);
		W3CTraceContextPropagator.getInstance()
			.inject(Context.root().with(Span.wrap(span)), lines, (_, name, value) -> lines.put(name, value));
		return new Trace(Objects.requireNonNull(lines.get(PARENT)), Optional.ofNullable(lines.get(STATE)));
	}

	/**
	 * The span that has led here.
	 * @return its ids, and whether it is recorded, as whoever made it says
	 */
	public SpanContext span() {
		return Span.fromContext(W3CTraceContextPropagator.getInstance().extract(Context.root(), this, Lines.READ))
			.getSpanContext();
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

	/** Reads a trace as if it were the lines of a request. */
	private enum Lines implements TextMapGetter<Trace> {

		READ;

		@Override
		public Iterable<String> keys(Trace trace) {
			return List.of(PARENT, STATE);
		}

		@Override
		public @Nullable String get(@Nullable Trace trace, String name) {
			if (trace == null) {
				return null;
			}
			return switch (name) {
				case PARENT -> trace.parent;
				case STATE -> trace.state.orElse(null);
				default -> null;
			};
		}

	}

}
