package io.sluice.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.dataloader.BatchLoader;
import org.dataloader.DataLoader;
import org.dataloader.DataLoaderFactory;
import org.dataloader.DataLoaderOptions;
import org.jspecify.annotations.Nullable;

/**
 * Loads the values of one call for one operation, each of them once. What is asked for
 * before it is dispatched goes into the same batches. If only one asks, for no more than
 * a batch, its keys are that batch: nothing has to be collected. Used in the turns of its
 * operation.
 */
final class Loader {

	private final List<Question> first = new ArrayList<>();

	private final Loading loading;

	private final Level level;

	private @Nullable Question alone;

	private @Nullable DataLoader<BatchKey, @Nullable Object> batches;

	/**
	 * Nothing was asked for yet.
	 * @param loading how values are loaded
	 * @param level what it is for
	 */
	Loader(Loading loading, Level level) {
		this.loading = loading;
		this.level = level;
	}

	/**
	 * Asks for values.
	 * @param keys distinct
	 * @return what each key gets, in their order; complete if all of it is known, else
	 * not before it is {@linkplain #dispatch dispatched}
	 */
	CompletableFuture<List<@Nullable Object>> load(List<BatchKey> keys) {
		if (keys.isEmpty()) {
			return CompletableFuture.completedFuture(List.of());
		}
		if (this.alone != null || this.batches != null) {
			return batches().loadMany(keys);
		}
		Question question = new Question(keys, new CompletableFuture<>());
		this.first.add(question);
		return question.values();
	}

	/** Nobody else asks now. Does nothing if nobody has asked since it was called. */
	void dispatch() {
		List<Question> asked = List.copyOf(this.first);
		this.first.clear();
		if (asked.size() == 1 && asked.getFirst().keys().size() <= this.loading.maxSize()) {
			loadAlone(asked.getFirst());
		}
		else {
			asked.forEach((question) -> question.answer(batches().loadMany(question.keys())));
		}
		if (this.batches != null) {
			// what becomes of it is told to each key, and awaited there
			var _ = this.batches.dispatch();
		}
	}

	private void loadAlone(Question question) {
		this.alone = question;
		question.answer(this.loading.load(question.keys(), this.level));
	}

	private DataLoader<BatchKey, @Nullable Object> batches() {
		DataLoader<BatchKey, @Nullable Object> known = this.batches;
		if (known == null) {
			known = newBatches();
			this.batches = known;
		}
		return known;
	}

	@SuppressWarnings("NullAway") // values may be null, which it does not see through the
									// loader's own type
	private DataLoader<BatchKey, @Nullable Object> newBatches() {
		BatchLoader<BatchKey, @Nullable Object> batch = (keys) -> this.loading.load(keys, this.level);
		DataLoader<BatchKey, @Nullable Object> loader = DataLoaderFactory.newDataLoader(batch,
				DataLoaderOptions.newOptions().setMaxBatchSize(this.loading.maxSize()).build());
		if (this.alone != null) {
			this.alone.prime(loader);
		}
		return loader;
	}

	/**
	 * What somebody asks for.
	 *
	 * @param keys distinct
	 * @param values what each key gets
	 */
	private record Question(List<BatchKey> keys, CompletableFuture<List<@Nullable Object>> values) {

		void answer(CompletableFuture<List<@Nullable Object>> loaded) {
			var _ = loaded.whenComplete((all, error) -> {
				if (error != null) {
					this.values.completeExceptionally(error);
				}
				else {
					this.values.complete(all);
				}
			});
		}

		/** Who asks for the same again gets the same. */
		void prime(DataLoader<BatchKey, @Nullable Object> loader) {
			for (int i = 0; i < this.keys.size(); i++) {
				int position = i;
				loader.prime(this.keys.get(i), this.values.thenApply((all) -> all.get(position)));
			}
		}

	}

}
