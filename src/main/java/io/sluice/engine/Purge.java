package io.sluice.engine;

import java.util.List;

import io.sluice.blueprint.Values;
import io.sluice.downstream.Answer;
import io.sluice.row.Encoding;

/** What is purged when a call has succeeded. Immutable. */
@FunctionalInterface
interface Purge {

	/** Nothing is. */
	Purge NOTHING = (_, _, _) -> {
		// nothing has changed
	};

	/**
	 * Purges. Whatever the operation asks for afterwards is new.
	 * @param answer what the service answered; no failure
	 * @param values what the call was rendered from
	 * @param run the operation, which does not end before others are told
	 */
	void after(Answer answer, Values values, Run run);

	/**
	 * Purges by names.
	 * @param names makes them
	 * @param encoding how answers are read
	 * @return the purge
	 */
	static Purge of(Tags names, Encoding encoding) {
		return (answer, values, run) -> {
			Object value = (answer instanceof Answer.Payload(var body, var _)) ? encoding.slice(body) : null;
			List<String> purged = names.of(value, values);
			if (!purged.isEmpty()) {
				run.await(run.inTurn(run.cache().invalidate(purged)), (_) -> {
				});
			}
		};
	}

}
