package io.sluice.engine;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Runs tasks one after the other, on the thread that brings the first of them: answers
 * arrive on several event loops, an operation is worked on by one thread at a time. Never
 * waits; a task that is brought while another runs is run by that one's thread.
 */
final class Serial implements Executor {

	private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();

	private final AtomicInteger waiting = new AtomicInteger();

	@Override
	public void execute(Runnable task) {
		this.tasks.add(task);
		if (this.waiting.getAndIncrement() == 0) {
			drain();
		}
	}

	private void drain() {
		do {
			Runnable task = this.tasks.poll();
			if (task != null) {
				task.run();
			}
		}
		while (this.waiting.decrementAndGet() > 0);
	}

}
