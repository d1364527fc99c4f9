package io.sluice.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Looks for the bad keys of one batch: asks for its halves, then for the halves of those
 * that are refused. It knows of one bad key more each time that both halves are refused,
 * and gives up when there are too many: what is refused until then fails as a whole. Used
 * by one thread at a time.
 */
final class Halving {

	/** The most bad keys of a batch that are told from the others. */
	static final int MOST = 8;

	private final Function<List<BatchKey>, CompletableFuture<Outcome>> call;

	private int bad = 1;

	/**
	 * Looks for the bad keys of a batch.
	 * @param call asks for a part of the batch
	 */
	Halving(Function<List<BatchKey>, CompletableFuture<Outcome>> call) {
		this.call = call;
	}

	/**
	 * Asks again for what was refused.
	 * @param keys what was asked for
	 * @param outcome what became of it
	 * @return what each key gets, in their order
	 */
	CompletableFuture<List<@Nullable Object>> resolve(List<BatchKey> keys, Outcome outcome) {
		if (!outcome.refused() || keys.size() == 1 || this.bad > MOST) {
			return CompletableFuture.completedFuture(outcome.values());
		}
		List<BatchKey> one = keys.subList(0, keys.size() / 2);
		List<BatchKey> other = keys.subList(keys.size() / 2, keys.size());
		CompletableFuture<Outcome> first = this.call.apply(one);
		CompletableFuture<Outcome> second = this.call.apply(other);
		return first.thenCompose((head) -> second.thenCompose((tail) -> resolve(one, head, other, tail)));
	}

	private CompletableFuture<List<@Nullable Object>> resolve(List<BatchKey> one, Outcome first, List<BatchKey> other,
			Outcome second) {
		if (first.refused() && second.refused()) {
			this.bad++;
		}
		return resolve(one, first).thenCombine(resolve(other, second), (head, tail) -> {
			List<@Nullable Object> values = new ArrayList<>(head);
			values.addAll(tail);
			return values;
		});
	}

}
