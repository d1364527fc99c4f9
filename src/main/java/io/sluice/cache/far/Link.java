package io.sluice.cache.far;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.lettuce.core.RedisException;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.sluice.cache.far.PurgeLog.Beat;
import io.sluice.redis.Attempt;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Keeps this instance connected to the others. Redis is used only while it is certain
 * that we hear of all purges: the connections stand, a heartbeat is answered, no message
 * is missing. When that has not been so for a moment, all that was asked for until now is
 * forgotten before Redis is used again. One thread of its own connects and waits.
 */
final class Link implements Connections.Listener, AutoCloseable {

	private static final Log logger = LogFactory.getLog(Link.class);

	/** Milliseconds between heartbeats, and between attempts. */
	private static final long BEAT = 500;

	/** Milliseconds until no answer is one. */
	private static final long PATIENCE = 1_000;

	/** How often in a row nothing must work until we connect anew. */
	private static final int ATTEMPTS = 3;

	private final Function<Connections.Listener, Connections> connecting;

	private final PurgeLog log;

	private final Instance instance;

	private final ScheduledExecutorService thread;

	private final Future<?> beats;

	private final Unwritten unwritten = new Unwritten();

	private final Sequence sequence = new Sequence();

	private final Samples samples = new Samples();

	private final AtomicReference<@Nullable Connections> usable = new AtomicReference<>();

	private @Nullable Connections connections;

	private boolean wasUsable;

	private long count;

	private int failures;

	/**
	 * Begins to connect.
	 * @param connecting opens connections; may wait
	 * @param log what is purged
	 * @param instance this one
	 * @param thread of its own
	 */
	Link(Function<Connections.Listener, Connections> connecting, PurgeLog log, Instance instance,
			ScheduledExecutorService thread) {
		this.connecting = connecting;
		this.log = log;
		this.instance = instance;
		this.thread = thread;
		this.beats = thread.scheduleWithFixedDelay(this::beat, 0, BEAT, TimeUnit.MILLISECONDS);
	}

	/** Redis, or {@code null} while it must not be used. */
	@Nullable RedisClusterAsyncCommands<byte[], byte[]> redis() {
		Connections open = this.usable.get();
		return (open != null) ? open.commands() : null;
	}

	/** Tells all others to forget, now or as soon as that can be done. */
	CompletableFuture<Boolean> tell(Collection<String> tags) {
		long ticket = this.unwritten.add(tags);
		RedisClusterAsyncCommands<byte[], byte[]> redis = redis();
		return (redis != null) ? tell(redis, tags, ticket) : CompletableFuture.completedFuture(false);
	}

	private CompletableFuture<Boolean> tell(RedisClusterAsyncCommands<byte[], byte[]> redis, Collection<String> tags,
			long ticket) {
		return Attempt.of(() -> this.log.write(redis, now(tags))).handle((_, error) -> {
			if (error == null) {
				this.unwritten.remove(tags, ticket);
			}
			else {
				lose("a purge could not be written", error);
			}
			return error == null;
		});
	}

	private static Map<String, Long> now(Collection<String> tags) {
		return tags.stream()
			.collect(Collectors.toMap(Function.identity(), (_) -> PurgeLog.NOW, (first, _) -> first,
					LinkedHashMap::new));
	}

	@Override
	public void message(byte[] bytes) {
		try {
			PurgeMessage message = PurgeMessage.of(bytes);
			message.purges().forEach(this.instance::purged);
			if (!this.sequence.heard(message.number())) {
				lose((message.number() == PurgeMessage.UNWRITTEN) ? "others could not write a purge"
						: "a message was lost", null);
			}
		}
		catch (IllegalArgumentException ex) {
			lose("a message cannot be read", ex);
		}
	}

	@Override
	public void broken() {
		lose("the connection broke", null);
	}

	private void lose(String why, @Nullable Throwable cause) {
		if (this.usable.getAndSet(null) != null) {
			logger.warn("The cache does without Redis for now: " + why + ((cause != null) ? ", " + cause : ""));
			this.thread.execute(this::beat);
		}
	}

	private void beat() {
		try {
			Connections open = open();
			if (redis() == null) {
				synchronize(open);
			}
			else {
				check(open);
			}
			this.failures = 0;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (ExecutionException | TimeoutException | RuntimeException ex) {
			fail(ex);
		}
	}

	/** What neither answers nor breaks is given up, too. */
	private void fail(Exception failure) {
		lose("it does not answer", failure);
		logger.debug("Redis cannot be used", failure);
		this.failures++;
		if (this.connections != null && this.failures % ATTEMPTS == 0) {
			this.connections.close();
			this.connections = null;
		}
	}

	private Connections open() {
		Connections open = this.connections;
		if (open == null) {
			open = this.connecting.apply(this);
			this.connections = open;
		}
		return open;
	}

	/** Learns all that was missed, and tells all that the others have missed. */
	private void synchronize(Connections open) throws InterruptedException, ExecutionException, TimeoutException {
		this.sequence.restart();
		this.samples.clear();
		await(this.log.listen(open.telling()));
		Beat beat = sample(open);
		Map<String, Long> written = await(this.log.read(open.commands()));
		this.instance.forget();
		if (this.wasUsable) {
			this.instance.missed(beat.time() + PurgeLog.MARGIN);
		}
		long ticket = this.unwritten.ticket();
		Set<String> tags = this.unwritten.tags();
		await(this.log.write(open.commands(), lacking(beat.time(), written, tags)));
		this.unwritten.remove(tags, ticket);
		written.forEach(this.instance::purged);
		if (!this.sequence.start(beat.count())) {
			throw new RedisException("a message was lost");
		}
		this.count = beat.count();
		this.wasUsable = true;
		this.usable.set(open);
		logger.info("The cache uses Redis");
	}

	/**
	 * What is to be written: what the log lacks of what we know, such as after a
	 * failover, and what we could not write. If the log is new, or was lost, perhaps just
	 * before we have read it, nobody knows what else was in it.
	 */
	private Map<String, Long> lacking(long now, Map<String, Long> written, Set<String> tags) {
		Long everything = written.get(PurgeLog.EVERYTHING);
		if (everything == null) {
			return Map.of(PurgeLog.EVERYTHING, PurgeLog.NOW);
		}
		Map<String, Long> lacking = new LinkedHashMap<>();
		this.instance.known().forEach((tag, time) -> {
			long known = Math.min(time, now);
			if (known > everything && known > written.getOrDefault(tag, 0L)) {
				lacking.put(tag, known);
			}
		});
		lacking.putAll(now(tags));
		return lacking;
	}

	private void check(Connections open) throws InterruptedException, ExecutionException, TimeoutException {
		Beat beat = sample(open);
		await(open.ping());
		if (!beat.begun() || beat.count() < this.count) {
			throw new RedisException("what was purged is not known any more");
		}
		if (!this.sequence.reached(this.count)) {
			throw new RedisException("a message was lost");
		}
		this.count = beat.count();
		Set<String> tags = this.unwritten.tags();
		if (!tags.isEmpty()) {
			CompletableFuture<Boolean> _ = tell(open.commands(), tags, this.unwritten.ticket());
		}
	}

	private Beat sample(Connections open) throws InterruptedException, ExecutionException, TimeoutException {
		long asked = this.instance.time();
		Beat beat = await(this.log.beat(open.commands()));
		this.instance.correct(this.samples.add(asked, beat.time(), this.instance.time()));
		return beat;
	}

	/** On a thread that has nothing else to do. */
	private static <T> T await(CompletionStage<T> answer)
			throws InterruptedException, ExecutionException, TimeoutException {
		return answer.toCompletableFuture().get(PATIENCE, TimeUnit.MILLISECONDS);
	}

	/** Waits a moment for what is being done on the thread. */
	@Override
	public void close() {
		this.beats.cancel(false);
		this.usable.set(null);
		this.thread.execute(() -> {
			if (this.connections != null) {
				this.connections.close();
			}
		});
		this.thread.close();
	}

}
