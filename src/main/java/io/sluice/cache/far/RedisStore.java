package io.sluice.cache.far;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Predicate;

import io.lettuce.core.KeyValue;
import io.lettuce.core.RedisFuture;
import io.lettuce.core.SetArgs;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.sluice.blueprint.CacheTerms;
import io.sluice.cache.Entry;
import io.sluice.cache.EntryKey;
import io.sluice.cache.Purged;
import io.sluice.cache.far.Names.Named;
import io.sluice.redis.Attempt;
import io.sluice.redis.Protection;
import io.sluice.redis.Standing;
import org.jspecify.annotations.Nullable;

/** Entries in Redis, as long as its {@link Link} stands and it answers in time. */
final class RedisStore implements FarStore {

	/** Milliseconds that a claim lasts if nobody ends it. */
	private static final long CLAIM = 5_000;

	private final Link link;

	private final Names names;

	private final EntryCodec codec;

	private final Protection protection;

	private final Sweep sweep;

	private final CacheTerms terms;

	private final Instance instance;

	RedisStore(Link link, CacheTerms terms, Instance instance, Protection protection) {
		this.link = link;
		this.names = new Names(terms.shared().keyPrefix());
		this.codec = new EntryCodec(new Deflation(terms.shared().compressAbove(), terms.entrySize()));
		this.protection = protection;
		this.sweep = new Sweep(this.names);
		this.terms = terms;
		this.instance = instance;
	}

	@Override
	public boolean isShared() {
		return true;
	}

	@Override
	public Standing standing() {
		return (this.link.redis() == null) ? Standing.AWAY : this.protection.standing();
	}

	@Override
	public CompletableFuture<List<@Nullable Entry>> find(List<EntryKey> keys) {
		RedisClusterAsyncCommands<byte[], byte[]> redis = this.link.redis();
		if (redis == null) {
			return FarStore.NONE.find(keys);
		}
		List<Named> named = keys.stream().map(this.names::entry).toList();
		return this.protection
			.ask(() -> redis.mget(named.stream().map(Named::name).toArray(byte[][]::new)),
					List.<KeyValue<byte[], byte[]>>of())
			.thenApply((values) -> decode(named, values));
	}

	private List<@Nullable Entry> decode(List<Named> named, List<KeyValue<byte[], byte[]>> values) {
		if (values.size() != named.size()) {
			return Collections.<@Nullable Entry>nCopies(named.size(), null);
		}
		List<@Nullable Entry> entries = new ArrayList<>(named.size());
		for (int index = 0; index < named.size(); index++) {
			KeyValue<byte[], byte[]> value = values.get(index);
			entries.add(value.hasValue() ? this.codec.decode(named.get(index).digest(), value.getValue()) : null);
		}
		return entries;
	}

	/** What takes a while to be made smaller is left to another thread. */
	@Override
	public void keep(EntryKey key, Entry entry) {
		if (entry.value().length > this.terms.shared().compressAbove()) {
			CompletableFuture<Void> _ = CompletableFuture.runAsync(() -> write(key, entry));
		}
		else {
			write(key, entry);
		}
	}

	private void write(EntryKey key, Entry entry) {
		long lasts = entry.lifetime().end() - this.instance.now();
		if (lasts > 0) {
			Named named = this.names.entry(key);
			send((redis) -> redis.set(named.name(), this.codec.encode(named.digest(), entry),
					SetArgs.Builder.px(lasts)));
		}
	}

	@Override
	public void remove(EntryKey key) {
		send((redis) -> redis.unlink(this.names.entry(key).name()));
	}

	@Override
	public CompletableFuture<Boolean> claim(EntryKey key) {
		RedisClusterAsyncCommands<byte[], byte[]> redis = this.link.redis();
		if (redis == null) {
			return CompletableFuture.completedFuture(true);
		}
		return this.protection.ask(() -> redis.set(this.names.claim(key), new byte[0], SetArgs.Builder.nx().px(CLAIM))
			.thenApply("OK"::equals), true);
	}

	@Override
	public void release(EntryKey key) {
		send((redis) -> redis.del(this.names.claim(key)));
	}

	/** Sends what nobody waits for. */
	private void send(Function<RedisClusterAsyncCommands<byte[], byte[]>, RedisFuture<?>> command) {
		RedisClusterAsyncCommands<byte[], byte[]> redis = this.link.redis();
		if (redis != null && !this.protection.isOff()) {
			CompletableFuture<?> _ = Attempt.of(() -> command.apply(redis));
		}
	}

	@Override
	public CompletableFuture<Boolean> invalidate(Collection<String> tags) {
		return this.protection.inTime(this.link.tell(tags).copy(), false);
	}

	@Override
	public CompletableFuture<Purged> remove(Collection<String> tags, Predicate<Entry> useful) {
		RedisClusterAsyncCommands<byte[], byte[]> redis = this.link.redis();
		return (redis != null) ? this.sweep.remove(redis, tags, useful)
				: CompletableFuture.completedFuture(new Purged(0, false));
	}

	@Override
	public void close() {
		this.link.close();
	}

}
