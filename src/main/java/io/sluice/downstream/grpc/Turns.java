package io.sluice.downstream.grpc;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets so many calls begin at the same time, and the others in the order in which they
 * came. Waits for nothing itself; safe for use by many threads.
 */
final class Turns {

	private final Queue<Turn> queue = new ConcurrentLinkedQueue<>();

	private final AtomicInteger waiting = new AtomicInteger();

	private final AtomicInteger free;

	private final int most;

	/**
	 * The turns of a service.
	 * @param concurrency the most calls at the same time
	 * @param most the most that wait for their turn
	 */
	Turns(int concurrency, int most) {
		this.free = new AtomicInteger(concurrency);
		this.most = most;
	}

	/**
	 * Queues up.
	 * @return a turn, granted now or later; to be given to {@link #end} whatever happens
	 * @throws TooManyWaitingException if too many wait already
	 */
	Turn take() {
		Turn turn = new Turn();
		// who need not wait is none of those who do
		if (this.queue.isEmpty() && takeFree()) {
			turn.grant();
			return turn;
		}
		if (this.waiting.incrementAndGet() > this.most) {
			this.waiting.decrementAndGet();
			throw new TooManyWaitingException(this.most);
		}
		this.queue.add(turn);
		advance();
		return turn;
	}

	/**
	 * Lets the next one begin.
	 * @param turn a turn that is over, or no longer waited for
	 */
	void end(Turn turn) {
		if (turn.end()) {
			this.free.incrementAndGet();
			advance();
		}
		else if (this.queue.remove(turn)) {
			this.waiting.decrementAndGet();
		}
	}

	private void advance() {
		while (!this.queue.isEmpty() && takeFree()) {
			Turn next = this.queue.poll();
			if (next != null) {
				this.waiting.decrementAndGet();
			}
			if (next == null || !next.grant()) {
				this.free.incrementAndGet();
			}
		}
	}

	private boolean takeFree() {
		return this.free.getAndUpdate((count) -> Math.max(0, count - 1)) > 0;
	}

}
