package io.sluice.quota;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.sluice.redis.HandOver;

/**
 * Answers on a thread of who asked.
 *
 * @param buckets are asked
 * @param handOver hands over what they answer
 */
record HandedOver(Buckets buckets, HandOver handOver) implements Buckets {

	@Override
	public CompletableFuture<Taking> take(List<Draw> draws) {
		return this.handOver.of(this.buckets.take(draws));
	}

	@Override
	public CompletableFuture<List<Level>> look(List<BucketKey> keys) {
		return this.handOver.of(this.buckets.look(keys));
	}

	@Override
	public Figures figures() {
		return this.buckets.figures();
	}

	@Override
	public void close() {
		this.buckets.close();
	}

}
