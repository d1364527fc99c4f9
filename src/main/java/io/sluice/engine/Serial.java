package io.sluice.engine;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Runs tasks one after the other, on the thread that brings the first of them: answers
 * arrive on several event loops, an operation is worked on by one thread at a time. Never
 * waits; a task that is brought while another runs is run by that one's thread. Whatever
 * a task throws, those behind it are run.
 */
final class Serial implements Executor {

	private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();

	private final AtomicInteger waiting = new AtomicInteger();

	private final Consumer<Throwable> failed;

	/**
	 * Without a task yet.
	 * @param failed is told, in turn, what a task throws: also an error, for somebody may
	 * wait for what the task was to do
	 */
	Serial(Consumer<Throwable> failed) {
		this.failed = failed;
	}

	@Override
	public void execute(Runnable task) {
		this.tasks.add(task);
		if (this.waiting.getAndIncrement() == 0) {
			drain();
		}
	}

	private void drain() {
		Throwable untold = null;
		do {
			Throwable thrown = run(this.tasks.poll());
			untold = (thrown != null) ? thrown : untold;
		}
		while (this.waiting.decrementAndGet() > 0);
		if (untold != null) {
			throw new IllegalStateException("A task failed, and so did who was told", untold);
		}
	}

	private @Nullable Throwable run(@Nullable Runnable task) {
		try {
			if (task != null) {
				task.run();
			}
			return null;
		}
		catch (Throwable ex) {
			return tell(ex);
		}
	}

	private @Nullable Throwable tell(Throwable thrown) {
		try {
			this.failed.accept(thrown);
			return null;
		}
		catch (Throwable ex) {
			return ex;
		}
	}

}
