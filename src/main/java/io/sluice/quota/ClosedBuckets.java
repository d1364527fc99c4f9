package io.sluice.quota;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.sluice.quota.Taking.Unavailable;

/** Grants nothing for now. */
record ClosedBuckets() implements Buckets {

	private static final Duration RETRY = Duration.ofSeconds(1);

	@Override
	public CompletableFuture<Taking> take(List<Draw> draws) {
		return CompletableFuture.completedFuture(new Unavailable(RETRY));
	}

	@Override
	public CompletableFuture<List<Level>> look(List<BucketKey> keys) {
		return CompletableFuture.completedFuture(List.of());
	}

	@Override
	public Figures figures() {
		return Figures.alone();
	}

	@Override
	public void close() {
	}

}
