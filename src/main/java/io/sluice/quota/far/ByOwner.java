package io.sluice.quota.far;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.sluice.quota.BucketKey;
import io.sluice.quota.Buckets;
import io.sluice.quota.Draw;
import io.sluice.quota.Figures;
import io.sluice.quota.Level;
import io.sluice.quota.Taking;
import io.sluice.quota.Taking.Granted;

/**
 * Takes from the buckets of one owner after those of another, as the nodes of a cluster
 * know nothing of each other, and gives back to the first if the second has too few. So
 * whoever has nothing left of his own takes nothing of what is there for all.
 *
 * @param buckets of a cluster
 */
record ByOwner(Buckets buckets) implements Buckets {

	@Override
	public CompletableFuture<Taking> take(List<Draw> draws) {
		return take(new Parts(List.of()), grouped(draws, Draw::bucket));
	}

	private CompletableFuture<Taking> take(Parts taken, List<List<Draw>> rest) {
		if (rest.isEmpty()) {
			return CompletableFuture.completedFuture(taken.granted());
		}
		List<Draw> next = rest.getFirst();
		return this.buckets.take(next).thenCompose((taking) -> {
			if (taking instanceof Granted granted) {
				return take(taken.and(new Part(next, granted)), rest.subList(1, rest.size()));
			}
			taken.giveBack();
			return CompletableFuture.completedFuture(taking);
		});
	}

	@Override
	public CompletableFuture<List<Level>> look(List<BucketKey> keys) {
		return grouped(keys, Function.identity()).stream()
			.map(this.buckets::look)
			.reduce((one, other) -> one.thenCombine(other, ByOwner::joined))
			.orElseGet(() -> CompletableFuture.completedFuture(List.of()));
	}

	private static <T> List<List<T>> grouped(List<T> all, Function<T, BucketKey> bucket) {
		Collection<List<T>> groups = all.stream()
			.collect(Collectors.groupingBy((one) -> bucket.apply(one).owner(), LinkedHashMap::new, Collectors.toList()))
			.values();
		return List.copyOf(groups);
	}

	private static <T> List<T> joined(List<T> one, List<T> other) {
		List<T> joined = new ArrayList<>(one);
		joined.addAll(other);
		return joined;
	}

	@Override
	public Figures figures() {
		return this.buckets.figures();
	}

	@Override
	public void close() {
		this.buckets.close();
	}

	/**
	 * What was taken from the buckets of one owner.
	 *
	 * @param draws what
	 * @param granted from where
	 */
	private record Part(List<Draw> draws, Granted granted) {

		void giveBack(List<Draw> all) {
			String owner = this.draws.getFirst().bucket().owner();
			this.granted.source().giveBack(all.stream().filter((draw) -> draw.bucket().owner().equals(owner)).toList());
		}

	}

	/**
	 * What was taken so far.
	 *
	 * @param parts of each owner
	 */
	private record Parts(List<Part> parts) implements Taking.Source {

		Parts and(Part part) {
			return new Parts(joined(this.parts, List.of(part)));
		}

		Granted granted() {
			return new Granted(this.parts.stream().flatMap((part) -> part.granted().levels().stream()).toList(), this);
		}

		/** All of it. */
		void giveBack() {
			this.parts.forEach((part) -> part.giveBack(part.draws()));
		}

		@Override
		public void giveBack(List<Draw> draws) {
			this.parts.forEach((part) -> part.giveBack(draws));
		}

	}

}
