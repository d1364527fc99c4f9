package io.sluice.quota;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.sluice.quota.Taking.Granted;
import io.sluice.quota.Taking.Never;
import io.sluice.quota.Taking.Source;

/**
 * Adds draws from the same bucket up, and refuses at once what no bucket holds.
 *
 * @param buckets are asked for the rest, for each bucket once
 */
record Adding(Buckets buckets) implements Buckets {

	@Override
	public CompletableFuture<Taking> take(List<Draw> draws) {
		if (draws.isEmpty()) {
			return CompletableFuture.completedFuture(new Granted(List.of(), Source.UNCOUNTED));
		}
		List<Draw> sums = sums(draws);
		for (Draw draw : sums) {
			if (draw.tokens() > draw.bucket().allowance().most()) {
				return CompletableFuture.completedFuture(new Never(draw));
			}
		}
		return this.buckets.take(sums);
	}

	private static List<Draw> sums(List<Draw> draws) {
		if (draws.size() < 2) {
			return draws;
		}
		Map<BucketKey, Long> tokens = new LinkedHashMap<>();
		draws.forEach((draw) -> tokens.merge(draw.bucket(), draw.tokens(), Long::sum));
		return (tokens.size() == draws.size()) ? draws
				: tokens.entrySet().stream().map((sum) -> new Draw(sum.getKey(), sum.getValue())).toList();
	}

	@Override
	public CompletableFuture<List<Level>> look(List<BucketKey> keys) {
		return keys.isEmpty() ? CompletableFuture.completedFuture(List.of()) : this.buckets.look(keys);
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
