package io.sluice.http.seen;

import java.util.Optional;

import io.sluice.downstream.Trace;
import io.sluice.engine.EventWitness;

/**
 * What one operation is in a trace. Used by the threads of the operation, one after the
 * other.
 */
interface OperationSpan {

	/** What services are told; empty if it belongs to no trace. */
	Optional<Trace> trace();

	/**
	 * It has come to be known what was executed.
	 * @param document the document, as it was parsed
	 */
	void asks(String document);

	/**
	 * The answer is known, events begin, or nobody waits any more. Called once.
	 * @param seen what was seen of the operation
	 */
	void ended(Sighting seen);

	/**
	 * An event of a subscription is carried out. May be called after the end.
	 * @param seen what was seen of the subscription
	 * @return sees what becomes of it
	 */
	EventWitness event(Sighting seen);

}
