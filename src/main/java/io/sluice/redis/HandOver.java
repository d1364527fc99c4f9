package io.sluice.redis;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Hands over what comes later on a thread of who asked: Redis answers all of them on one.
 *
 * @param threads says which thread, on that which asks
 */
public record HandOver(Supplier<? extends Executor> threads) {

	/**
	 * Hands an answer over.
	 * @param <T> the type of the answer
	 * @param answer comes on any thread
	 * @return the same if it is there; else the same answer, on a thread of who asked
	 */
	public <T> CompletableFuture<T> of(CompletableFuture<T> answer) {
		return answer.isDone() ? answer : answer.thenApplyAsync(Function.identity(), this.threads.get());
	}

}
