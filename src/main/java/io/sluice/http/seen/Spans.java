package io.sluice.http.seen;

import java.util.List;
import java.util.Optional;

import io.sluice.downstream.Trace;
import io.sluice.engine.EventWitness;

import org.springframework.http.HttpHeaders;

/** What operations are in traces. Safe for use by many threads. */
@FunctionalInterface
interface Spans {

	/** Nobody collects them: the trace of a client goes on with services as it came. */
	Spans UNMADE = (headers) -> client(headers).<OperationSpan>map(Unmade::new).orElse(Unmade.NOWHERE);

	/**
	 * An operation has come in.
	 * @param headers of its request, or of its socket
	 * @return its span; to be ended
	 */
	OperationSpan begin(HttpHeaders headers);

	/**
	 * The trace that a client says its request belongs to.
	 * @param headers of the request
	 * @return the trace, if there is a valid one
	 */
	static Optional<Trace> client(HttpHeaders headers) {
		List<String> parents = headers.getOrEmpty(Trace.PARENT);
		return parents.isEmpty() ? Optional.empty() : Trace.of(parents, headers.getOrEmpty(Trace.STATE));
	}

	/**
	 * What does not stand in a trace itself.
	 *
	 * @param trace the trace that goes on with services
	 */
	record Unmade(Optional<Trace> trace) implements OperationSpan {

		private static final Unmade NOWHERE = new Unmade(Optional.empty());

		private Unmade(Trace trace) {
			this(Optional.of(trace));
		}

		@Override
		public void asks(String document) {
			// nobody reads it
		}

		@Override
		public void ended(Sighting seen) {
			// nobody reads it
		}

		@Override
		public EventWitness event(Sighting seen) {
			return EventWitness.NONE;
		}

	}

}
