package io.sluice.redis;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** What is asked of Redis. Lettuce refuses some of what it cannot send by throwing. */
public final class Attempt {

	private Attempt() {
	}

	/**
	 * Asks.
	 * @param <T> the type of the answer
	 * @param question what is asked
	 * @return what becomes of it; may be completed by whoever does not want to wait
	 */
	public static <T> CompletableFuture<T> of(Supplier<? extends CompletionStage<T>> question) {
		try {
			return question.get().toCompletableFuture().copy();
		}
		catch (RuntimeException ex) {
			return CompletableFuture.failedFuture(ex);
		}
	}

}
