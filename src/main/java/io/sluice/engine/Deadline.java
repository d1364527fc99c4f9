package io.sluice.engine;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

import io.sluice.downstream.Answer;
import io.sluice.fault.Code;
import io.sluice.fault.Fault;

/**
 * Until when the calls of an operation must have been answered.
 *
 * @param ticker nanoseconds since some time
 * @param end the same clock at that moment
 */
record Deadline(LongSupplier ticker, long end) {

	private static final Fault EXCEEDED = new Fault(Code.DEADLINE_EXCEEDED, "The operation took longer than it may.",
			Optional.empty(), true);

	/** What is left; never negative. */
	Duration left() {
		return Duration.ofNanos(Math.max(0, this.end - this.ticker.getAsLong()));
	}

	/** Whether nothing is left. */
	boolean isOver() {
		return this.end - this.ticker.getAsLong() <= 0;
	}

	/** Instead of the answer to a call for which there is no time. */
	Answer missed() {
		return new Answer.Failed(EXCEEDED, Answer.Reach.HELD_BACK, "there was no time left for the call");
	}

	/**
	 * What an answer is taken for.
	 * @param answer the answer
	 * @return the same; but where the service was late because the operation was, it is
	 * the operation that is said to be
	 */
	Answer judge(Answer answer) {
		return switch (answer) {
			case Answer.Failed(var fault, var _, var detail) when fault.code() == Code.DOWNSTREAM_TIMEOUT && isOver() ->
				new Answer.Failed(EXCEEDED, detail);
			case Answer.Rejected(var _, var _, var fault, var detail, var _) when fault
				.code() == Code.DOWNSTREAM_TIMEOUT && isOver() -> new Answer.Failed(EXCEEDED, detail);
			default -> answer;
		};
	}

}
