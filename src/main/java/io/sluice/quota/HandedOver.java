package io.sluice.quota;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Hands over what comes later on a thread of who asked: Redis answers all of them on one.
 *
 * @param buckets are asked
 * @param threads says which thread, on that which asks
 */
record HandedOver(Buckets buckets, Supplier<? extends Executor> threads) implements Buckets {

	@Override
	public CompletableFuture<Taking> take(List<Draw> draws) {
		return handedOver(this.buckets.take(draws));
	}

	@Override
	public CompletableFuture<List<Level>> look(List<BucketKey> keys) {
		return handedOver(this.buckets.look(keys));
	}

	private <T> CompletableFuture<T> handedOver(CompletableFuture<T> answer) {
		return answer.isDone() ? answer : answer.thenApplyAsync(Function.identity(), this.threads.get());
	}

	@Override
	public void close() {
		this.buckets.close();
	}

}
