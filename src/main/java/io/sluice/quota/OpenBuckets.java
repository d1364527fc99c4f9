package io.sluice.quota;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.sluice.quota.Taking.Granted;
import io.sluice.quota.Taking.Source;

/** Grants everything and counts nothing. */
record OpenBuckets() implements Buckets {

	@Override
	public CompletableFuture<Taking> take(List<Draw> draws) {
		return CompletableFuture.completedFuture(new Granted(List.of(), Source.UNCOUNTED));
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
