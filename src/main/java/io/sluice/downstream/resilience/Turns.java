package io.sluice.downstream.resilience;

import java.util.ArrayDeque;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Queue;
import java.util.SequencedSet;

/**
 * Lets so many calls begin at the same time, and the others in the order in which they
 * came. Takes and ends a turn in the same time however many wait. Waits for nothing
 * itself; safe for use by many threads.
 */
final class Turns {

	/** Nobody waits while there is a free place. */
	private final SequencedSet<Turn> waiting = new LinkedHashSet<>();

	private final Queue<Turn> untold = new ArrayDeque<>();

	private final int most;

	private int free;

	private boolean telling;

	/**
	 * The turns of a service.
	 * @param concurrency the most calls at the same time
	 * @param most the most that wait for their turn
	 */
	Turns(int concurrency, int most) {
		this.free = concurrency;
		this.most = most;
	}

	/**
	 * Queues up.
	 * @return a turn, granted now or later; to be given to {@link #end} whatever happens
	 * @throws TooManyWaitingException if too many wait already
	 */
	synchronized Turn take() {
		Turn turn = new Turn();
		if (this.free > 0) {
			this.free--;
			turn.grant();
			turn.tell();
			return turn;
		}
		if (this.waiting.size() >= this.most) {
			throw new TooManyWaitingException(this.most);
		}
		this.waiting.add(turn);
		return turn;
	}

	/**
	 * Lets the next one begin.
	 * @param turn a turn that is over, or no longer waited for
	 */
	void end(Turn turn) {
		// a call that ends as soon as it begins is told of by whoever tells already:
		// thousands of them would not fit on the stack
		if (passOn(turn)) {
			for (Optional<Turn> next = next(); next.isPresent(); next = next()) {
				next.get().tell();
			}
		}
	}

	/** Whether there is somebody to be told, and nobody who does. */
	private synchronized boolean passOn(Turn turn) {
		if (!turn.end()) {
			this.waiting.remove(turn);
			return false;
		}
		if (this.waiting.isEmpty()) {
			this.free++;
			return false;
		}
		Turn next = this.waiting.removeFirst();
		next.grant();
		this.untold.add(next);
		boolean idle = !this.telling;
		this.telling = true;
		return idle;
	}

	private synchronized Optional<Turn> next() {
		Optional<Turn> next = Optional.ofNullable(this.untold.poll());
		this.telling = next.isPresent();
		return next;
	}

}
