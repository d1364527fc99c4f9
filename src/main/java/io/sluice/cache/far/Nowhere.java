package io.sluice.cache.far;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

import io.sluice.cache.Entry;
import io.sluice.cache.EntryKey;
import io.sluice.cache.Purged;
import io.sluice.redis.Standing;
import org.jspecify.annotations.Nullable;

/** There is nobody to share with. */
final class Nowhere implements FarStore {

	@Override
	public boolean isShared() {
		return false;
	}

	@Override
	public Standing standing() {
		return Standing.ALONE;
	}

	@Override
	public CompletableFuture<List<@Nullable Entry>> find(List<EntryKey> keys) {
		return CompletableFuture.completedFuture(Collections.<@Nullable Entry>nCopies(keys.size(), null));
	}

	@Override
	public void keep(EntryKey key, Entry entry) {
		// what is near is all there is
	}

	@Override
	public void remove(EntryKey key) {
		// there is none
	}

	@Override
	public CompletableFuture<Boolean> claim(EntryKey key) {
		return CompletableFuture.completedFuture(true);
	}

	@Override
	public void release(EntryKey key) {
		// nobody waits for it
	}

	@Override
	public CompletableFuture<Boolean> invalidate(Collection<String> tags) {
		return CompletableFuture.completedFuture(true);
	}

	@Override
	public CompletableFuture<Purged> remove(Collection<String> tags, Predicate<Entry> useful) {
		return CompletableFuture.completedFuture(new Purged(0, true));
	}

	@Override
	public void close() {
		// nothing was opened
	}

}
