package io.sluice.engine;

import java.util.concurrent.atomic.AtomicReference;

/** Lets whoever asked for an operation break it off. Safe for use by several threads. */
public final class Cancellation {

	private static final Runnable CANCELLED = () -> {
	};

	private static final Runnable NOTHING = () -> {
	};

	private final AtomicReference<Runnable> action = new AtomicReference<>(NOTHING);

	/**
	 * Breaks the operation off, now or as soon as it begins. Its result may never come.
	 */
	public void cancel() {
		this.action.getAndSet(CANCELLED).run();
	}

	/**
	 * Says how.
	 * @param action is run once, if {@link #cancel} is or was called
	 */
	void onCancel(Runnable action) {
		if (!this.action.compareAndSet(NOTHING, action)) {
			action.run();
		}
	}

}
