package io.sluice.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

import io.sluice.blueprint.Reference.Root;
import io.sluice.blueprint.Values;
import io.sluice.cache.Entry;
import io.sluice.cache.EntryKey;
import io.sluice.cache.Lifetime;
import io.sluice.downstream.Answer;
import io.sluice.downstream.Freshness;
import io.sluice.fault.Fault;
import io.sluice.row.Packing;
import io.sluice.row.ReadSlice;
import org.jspecify.annotations.Nullable;

/**
 * The keys of one level, and what is kept for them. Used in the turns of its operation.
 */
final class KeptKeys implements Keep {

	/** Besides those of {@link Packing}. */
	private static final byte MISSING = 3;

	private final Map<BatchKey, Entry> reserve = new HashMap<>();

	private final KeptLoading loading;

	private final Keeper keeper;

	private final String text;

	private final Level level;

	private final Cached cached;

	/**
	 * Nothing was found yet.
	 * @param loading says how values are kept and made
	 * @param text what the keys of all entries have in common
	 * @param level what it is for
	 */
	KeptKeys(KeptLoading loading, String text, Level level) {
		this(loading, text, level, Cached.MISS);
	}

	private KeptKeys(KeptLoading loading, String text, Level level, Cached cached) {
		this.loading = loading;
		this.keeper = loading.keeper();
		this.text = text;
		this.level = level;
		this.cached = cached;
	}

	/** The same keys, where what is fetched is for those who ask later. */
	KeptKeys refreshing() {
		return new KeptKeys(this.loading, this.text, this.level, Cached.REFRESH);
	}

	Level level() {
		return this.level;
	}

	/** What becomes of a key. */
	Finding use(BatchKey key, EntryKey kept, @Nullable Entry entry, long now) {
		if (entry == null) {
			return Wanted.INSTANCE;
		}
		return switch (this.keeper.use(entry, now, this.level.run())) {
			case FRESH -> read(kept, entry, Use.FRESH);
			case AGING -> read(kept, entry, Use.AGING);
			case STALE -> old(kept, entry);
			case RESERVE -> {
				this.reserve.put(key, entry);
				yield Wanted.INSTANCE;
			}
			case KNOWN, NONE -> Wanted.INSTANCE;
		};
	}

	/** What cannot be read was not kept by us. */
	private Finding read(EntryKey key, Entry entry, Use use) {
		byte[] bytes = entry.value();
		if (bytes.length == 1 && bytes[0] == MISSING) {
			return new Found(Missing.MISSING, use);
		}
		try {
			Object value = this.loading.packing().unpack(bytes, 0);
			return new Found((value != null) ? new Remembered(value, key, entry, this.level.run().cache()) : null, use);
		}
		catch (IllegalArgumentException _) {
			return Wanted.INSTANCE;
		}
	}

	/** Fetches anew what is old. */
	void refresh(List<BatchKey> keys, Function<List<BatchKey>, CompletableFuture<?>> fetch) {
		new Refresh(this.level.run()).begin(keys, this::key, fetch);
	}

	/** The version of an answer for many keys says nothing of what one of them gets. */
	@Override
	public void fetched(List<BatchKey> keys, List<@Nullable Object> values, Freshness freshness, Run run) {
		this.keeper.lifetime(freshness.with(Freshness.Validator.NONE), run).ifPresentOrElse((lifetime) -> {
			for (int i = 0; i < keys.size(); i++) {
				keep(keys.get(i), values.get(i), lifetime);
			}
		}, () -> keys.forEach(this::forget));
	}

	private void keep(BatchKey key, @Nullable Object fetched, Lifetime lifetime) {
		Object value = ReadSlice.unread(fetched);
		byte[] bytes = (value == Missing.MISSING) ? new byte[] { MISSING } : bytes(value);
		if (bytes != null && !this.keeper.keep(key(key), bytes.length, lifetime,
				() -> new Entry(bytes, lifetime, this.keeper.tags().of(value, values(key)), Optional.empty()),
				this.level.run())) {
			forget(key);
		}
	}

	/** What was kept of it is not true any more. */
	private void forget(BatchKey key) {
		if (this.cached == Cached.REFRESH || this.reserve.containsKey(key)) {
			this.level.run().cache().remove(key(key));
		}
	}

	/** The key of what is kept for one of the keys. */
	EntryKey key(BatchKey key) {
		return this.keeper.key(this.text, key);
	}

	private byte @Nullable [] bytes(@Nullable Object value) {
		return (value instanceof Fault || value instanceof Missing) ? null : this.loading.packing().pack(value);
	}

	private Values values(BatchKey key) {
		Values values = this.level.scope().withKey(key.sent());
		return (reference) -> (reference.root() == Root.PARENT) ? null : values.value(reference);
	}

	@Override
	public List<@Nullable Object> instead(List<BatchKey> keys, Answer failure, Fault fault) {
		boolean isFailure = KeptAnswer.isFailure(failure);
		List<@Nullable Object> values = new ArrayList<>(keys.size());
		int found = 0;
		for (BatchKey key : keys) {
			Entry entry = isFailure ? this.reserve.get(key) : null;
			if (entry != null && old(key(key), entry) instanceof Found(var old, var _)) {
				values.add(old);
				found++;
			}
			else {
				values.add(fault);
			}
		}
		if (found > 0) {
			this.level.run().recorder().instead(this.loading.batches().field(), found);
		}
		return values;
	}

	@Override
	public Cached cached() {
		return this.cached;
	}

	private Finding old(EntryKey key, Entry entry) {
		this.keeper.tellStale(entry, this.level.run());
		return read(key, entry, Use.STALE);
	}

	/** What becomes of a key. */
	sealed interface Finding {

	}

	/**
	 * It gets what is kept.
	 *
	 * @param value what is remembered of a slice or a list of slices, null, or
	 * {@link Missing#MISSING}
	 * @param use {@link Use#FRESH}, {@link Use#AGING} or {@link Use#STALE}
	 */
	record Found(@Nullable Object value, Use use) implements Finding {

	}

	/** It is asked for. */
	enum Wanted implements Finding {

		/** The one instance. */
		INSTANCE

	}

}
