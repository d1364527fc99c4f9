package io.sluice.redis;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A thread that may wait for Redis, as none that answers requests may. What it is given
 * after its end is not done.
 */
public final class WaitingThread extends ScheduledThreadPoolExecutor {

	/** Milliseconds. */
	private static final long PATIENCE = 1_000;

	/**
	 * Begins when it has something to do.
	 * @param name of the thread
	 */
	public WaitingThread(String name) {
		super(1, Thread.ofPlatform().name(name).daemon().factory(), new DiscardPolicy());
	}

	/**
	 * Has it do what it was given until now, and nothing else. Waits a moment for that;
	 * if Redis keeps it longer, it ends later.
	 */
	@Override
	public void close() {
		shutdown();
		try {
			boolean _ = awaitTermination(PATIENCE, TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
