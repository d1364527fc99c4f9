package io.sluice.engine;

import java.util.Set;
import java.util.concurrent.CompletableFuture;

import io.sluice.blueprint.Values;
import io.sluice.downstream.Answer;
import io.sluice.downstream.Purpose;
import io.sluice.downstream.Request;
import io.sluice.plan.FieldPlan;

/** Gets the answer to one request, and reads it. Immutable. */
@FunctionalInterface
interface Sending {

	/**
	 * Sends it, unless an equal one is sent already.
	 * @param field asks
	 * @param nullOn the statuses that mean null
	 * @param reader reads answers
	 * @param holding tells how long answers hold
	 * @return keeps nothing
	 */
	static Sending shared(FieldPlan field, Set<String> nullOn, AnswerReader reader, Holding holding) {
		Purpose purpose = new Purpose(field.coordinate(), 0, Cached.NONE.word(), nullOn);
		return (request, _, run) -> run.exchanges()
			.share(request, purpose, run.recorder().calls(field, Cached.NONE, 1))
			.thenApply((answer) -> {
				holding.tell(answer, run);
				return reader.read(answer, request, run);
			});
	}

	/**
	 * Sends it, whatever else is sent: it changes something.
	 * @param field asks
	 * @param nullOn the statuses that mean null
	 * @param reader reads answers
	 * @return keeps nothing
	 */
	static Sending alone(FieldPlan field, Set<String> nullOn, AnswerReader reader) {
		Purpose purpose = new Purpose(field.coordinate(), 0, Cached.NONE.word(), nullOn);
		return (request, _, run) -> run.exchanges()
			.send(request, purpose, run.recorder().calls(field, Cached.NONE, 1))
			.thenApply((answer) -> reader.read(answer, request, run));
	}

	/**
	 * Gets the answer.
	 * @param request what is asked
	 * @param values what it was rendered from
	 * @param run the operation
	 * @return the answer; completed in a task of the run, never exceptionally, never
	 * {@link Answer.NotModified}
	 */
	CompletableFuture<Reply> send(Request request, Values values, Run run);

}
