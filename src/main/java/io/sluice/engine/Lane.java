package io.sluice.engine;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;

import io.sluice.downstream.Answer;

/**
 * The calls of one operation to one service. As many are under way at a time as the
 * service takes; the others begin in their order, each when one before it has ended. They
 * never begin if the service has stopped to answer. Used by one thread at a time.
 */
final class Lane {

	/** One or two keys that a service cannot answer say nothing about the others. */
	private static final int LEAST_PATIENCE = 3;

	private final Queue<Exchange> waiting = new ArrayDeque<>();

	private final Consumer<Exchange> begin;

	private final int width;

	private int underWay;

	private int unanswered;

	/**
	 * A lane without calls.
	 * @param width the most calls at a time
	 * @param begin begins a call
	 */
	Lane(int width, Consumer<Exchange> begin) {
		this.width = width;
		this.begin = begin;
	}

	/**
	 * Begins a call, now or in its turn.
	 * @param exchange has not begun
	 */
	void enter(Exchange exchange) {
		if (this.underWay < this.width) {
			this.underWay++;
			this.begin.accept(exchange);
		}
		else {
			this.waiting.add(exchange);
		}
	}

	/**
	 * Lets the next call begin in place of one that has ended.
	 * @param answer how it has ended
	 * @return the calls that never begin, because as many as may be under way have ended
	 * one after the other without an answer
	 */
	List<Exchange> leave(Answer answer) {
		this.unanswered = isUnanswered(answer) ? this.unanswered + 1 : 0;
		this.underWay--;
		if (this.unanswered >= Math.max(this.width, LEAST_PATIENCE)) {
			List<Exchange> givenUp = List.copyOf(this.waiting);
			this.waiting.clear();
			return givenUp;
		}
		Exchange next = this.waiting.poll();
		if (next != null) {
			enter(next);
		}
		return List.of();
	}

	/** Whether the service was late or could not be reached. */
	private static boolean isUnanswered(Answer answer) {
		return answer instanceof Answer.Failed(var fault, var _, var _) && fault.retryable();
	}

}
