package io.sluice.engine;

import java.util.List;
import java.util.Optional;

import graphql.GraphQLError;
import io.sluice.downstream.Trace;

/** Sees what becomes of one event of a subscription. Safe for use by many threads. */
public interface EventWitness {

	/** Nobody looks: its calls belong to the trace of the operation. */
	EventWitness NONE = new EventWitness() {

		@Override
		public Optional<Trace> calls() {
			return Optional.empty();
		}

		@Override
		public void answered(List<GraphQLError> errors) {
			// nobody looks
		}

		@Override
		public void gone() {
			// nobody looks
		}

	};

	/**
	 * Something is called for it.
	 * @return the trace that the call belongs to; empty if that is the one of the
	 * operation
	 */
	Optional<Trace> calls();

	/**
	 * It is over.
	 * @param errors what it tells of them
	 */
	void answered(List<GraphQLError> errors);

	/** Nobody waits for it any more, which means nothing if it is over. */
	void gone();

}
