package io.sluice.cache.far;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.stream.IntStream;

import io.lettuce.core.KeyScanCursor;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanCursor;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.sluice.cache.Entry;
import io.sluice.cache.Purged;

/**
 * Removes entries by tag. Entries are not listed by tag, since that would cost more with
 * every one that is kept than is saved with the few that an operator purges; so all are
 * looked at, some hundred at a time.
 */
final class Sweep {

	private static final int AT_ONCE = 500;

	/** Bytes of an entry that hold its tags, nearly always. */
	private static final long HEAD = 1024;

	/** How many times as much is read of an entry whose tags go on after that. */
	private static final int MORE = 16;

	/** Seconds until we stop. What is left is not used any more, only not counted. */
	private static final long LONGEST = 20;

	private final Names names;

	Sweep(Names names) {
		this.names = names;
	}

	CompletableFuture<Purged> remove(RedisClusterAsyncCommands<byte[], byte[]> redis, Collection<String> tags,
			Predicate<Entry> useful) {
		ScanArgs some = ScanArgs.Builder.limit(AT_ONCE).match(this.names.entries(), StandardCharsets.UTF_8);
		Round round = new Round(redis, some, Set.copyOf(tags), useful, new AtomicLong());
		return round.go(ScanCursor.INITIAL)
			.orTimeout(LONGEST, TimeUnit.SECONDS)
			.handle((_, error) -> new Purged(round.count().get(), error == null));
	}

	/**
	 * One look at all entries.
	 *
	 * @param redis where they are
	 * @param some how many to look at in one go
	 * @param tags of those that are removed
	 * @param useful of these, those that count
	 * @param count how many that were until now
	 */
	private record Round(RedisClusterAsyncCommands<byte[], byte[]> redis, ScanArgs some, Set<String> tags,
			Predicate<Entry> useful, AtomicLong count) {

		CompletableFuture<Long> go(ScanCursor from) {
			return this.redis.scan(from, this.some)
				.toCompletableFuture()
				.thenCompose((found) -> look(found).thenCompose(
						(removed) -> found.isFinished() ? CompletableFuture.completedFuture(removed) : go(found)));
		}

		private CompletableFuture<Long> look(KeyScanCursor<byte[]> found) {
			List<byte[]> names = found.getKeys();
			List<CompletableFuture<byte[]>> heads = names.stream().map((name) -> head(name, HEAD)).toList();
			return CompletableFuture.allOf(heads.toArray(CompletableFuture[]::new)).thenCompose((_) -> {
				byte[][] tagged = IntStream.range(0, names.size())
					.filter((index) -> isTagged(heads.get(index).join()))
					.mapToObj(names::get)
					.toArray(byte[][]::new);
				return (tagged.length > 0) ? this.redis.unlink(tagged).toCompletableFuture()
						: CompletableFuture.completedFuture(0L);
			});
		}

		/** The beginning of an entry with all its tags, or all that there is. */
		private CompletableFuture<byte[]> head(byte[] name, long length) {
			return this.redis.getrange(name, 0, length - 1)
				.toCompletableFuture()
				.thenCompose((beginning) -> (beginning.length == length && EntryCodec.isCutOff(beginning))
						? head(name, length * MORE) : CompletableFuture.completedFuture(beginning));
		}

		private boolean isTagged(byte[] beginning) {
			Optional<Entry> entry = EntryCodec.head(beginning)
				.filter((head) -> head.tags().stream().anyMatch(this.tags::contains));
			entry.filter(this.useful).ifPresent((_) -> this.count.incrementAndGet());
			return entry.isPresent();
		}

	}

}
