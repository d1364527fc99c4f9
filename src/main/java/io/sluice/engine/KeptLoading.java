package io.sluice.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.sluice.cache.Entry;
import io.sluice.cache.EntryKey;
import io.sluice.row.Packing;
import org.jspecify.annotations.Nullable;

/**
 * Loads what is not kept. Keys are looked for all at once, and only those that are
 * missing go into calls.
 *
 * @param keeper says how values are kept
 * @param packing makes bytes of values
 * @param batches asks for what is missing, also for those who come later
 */
record KeptLoading(Keeper keeper, Packing packing, BatchLoading batches) implements Loading {

	@Override
	public LoaderKey key(Map<String, @Nullable Object> arguments) {
		return this.batches.key(arguments);
	}

	/** How many are asked for is seen when it is known what is missing. */
	@Override
	public int maxSize() {
		return Integer.MAX_VALUE;
	}

	@Override
	public CompletableFuture<List<@Nullable Object>> load(List<BatchKey> keys, Level level) {
		Run run = level.run();
		String text = this.keeper.text(level.scope(), run.inquiry().caller());
		if (text == null) {
			return fetch(keys, this.batches, level);
		}
		KeptKeys kept = new KeptKeys(this, text, level);
		List<EntryKey> entryKeys = new ArrayList<>(keys.size());
		keys.forEach((key) -> entryKeys.add(kept.key(key)));
		CompletableFuture<List<@Nullable Entry>> looking = run.cache().find(entryKeys);
		Look look = run.recorder().looks(this.batches.field(), looking);
		return run.inTurn(looking).thenCompose((found) -> load(keys, entryKeys, found, kept, look));
	}

	private CompletableFuture<List<@Nullable Object>> load(List<BatchKey> keys, List<EntryKey> entryKeys,
			List<@Nullable Entry> found, KeptKeys kept, Look look) {
		List<@Nullable Object> values = new ArrayList<>(keys.size());
		List<BatchKey> missing = new ArrayList<>();
		List<BatchKey> due = new ArrayList<>();
		long now = kept.level().run().cache().now();
		int stale = 0;
		for (int i = 0; i < found.size(); i++) {
			values.add(switch (kept.use(keys.get(i), entryKeys.get(i), found.get(i), now)) {
				case KeptKeys.Found(var value, var use) -> {
					if (use != Use.FRESH) {
						due.add(keys.get(i));
					}
					stale += (use == Use.STALE) ? 1 : 0;
					yield value;
				}
				case KeptKeys.Wanted wanted -> {
					missing.add(keys.get(i));
					yield wanted;
				}
			});
		}
		look.found(keys.size() - missing.size() - stale, stale);
		if (!due.isEmpty()) {
			kept.refresh(due,
					(claimed) -> fetch(claimed, this.batches.keeping(kept.refreshing()), kept.level().apart()));
		}
		return missing.isEmpty() ? CompletableFuture.completedFuture(values)
				: fetch(missing, this.batches.keeping(kept), kept.level())
					.thenApply((fetched) -> filled(values, fetched));
	}

	private static List<@Nullable Object> filled(List<@Nullable Object> values, List<@Nullable Object> fetched) {
		int next = 0;
		for (int i = 0; i < values.size(); i++) {
			if (values.get(i) instanceof KeptKeys.Wanted) {
				values.set(i, fetched.get(next++));
			}
		}
		return values;
	}

	/** Calls side by side, as many as are needed. */
	private static CompletableFuture<List<@Nullable Object>> fetch(List<BatchKey> keys, BatchLoading loading,
			Level level) {
		CompletableFuture<List<@Nullable Object>> all = CompletableFuture.completedFuture(new ArrayList<>(keys.size()));
		for (int from = 0; from < keys.size(); from += loading.maxSize()) {
			List<BatchKey> part = keys.subList(from, Math.min(keys.size(), from + loading.maxSize()));
			all = all.thenCombine(loading.load(part, level), (values, more) -> {
				values.addAll(more);
				return values;
			});
		}
		return all;
	}

}
