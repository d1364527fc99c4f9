package io.sluice.engine;

import java.util.concurrent.CompletableFuture;

/**
 * Lets whoever asked for an operation break it off. A subscription is broken off by
 * cancelling its events instead. Safe for use by several threads.
 */
public final class Cancellation {

	private final CompletableFuture<Void> cancelled = new CompletableFuture<>();

	/**
	 * Breaks the operation off, now or as soon as it begins. Its result may never come.
	 */
	public void cancel() {
		this.cancelled.complete(null);
	}

	/**
	 * Says how.
	 * @param action is run if {@link #cancel} is or was called
	 */
	void onCancel(Runnable action) {
		var _ = this.cancelled.thenRun(action);
	}

}
