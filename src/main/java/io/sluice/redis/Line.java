package io.sluice.redis;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Connections that are opened by themselves, and anew when one has not answered for some
 * seconds: one to a machine that is gone breaks by itself only after a quarter of an
 * hour. One thread of its own connects and waits.
 */
public final class Line implements AutoCloseable {

	private static final Log logger = LogFactory.getLog(Line.class);

	/** Milliseconds between heartbeats, and between attempts. */
	private static final long BEAT = 500;

	/** Milliseconds until no answer is one. */
	private static final long PATIENCE = 1_000;

	/** How often in a row nothing must be answered until we connect anew. */
	private static final int ATTEMPTS = 3;

	private final Supplier<Asking> connecting;

	private final ScheduledExecutorService thread;

	private final Future<?> beats;

	private final AtomicReference<@Nullable Asking> asking = new AtomicReference<>();

	private int failures;

	/**
	 * Begins to connect.
	 * @param connecting opens connections; may wait
	 * @param thread of its own
	 */
	public Line(Supplier<Asking> connecting, ScheduledExecutorService thread) {
		this.connecting = connecting;
		this.thread = thread;
		this.beats = thread.scheduleWithFixedDelay(this::beat, 0, BEAT, TimeUnit.MILLISECONDS);
	}

	/**
	 * Redis, if we have been connected to it.
	 * @return what can be asked, which may fail; {@code null} if nothing
	 */
	public @Nullable RedisClusterAsyncCommands<byte[], byte[]> redis() {
		Asking open = this.asking.get();
		return (open != null) ? open.commands() : null;
	}

	private void beat() {
		try {
			Asking open = this.asking.get();
			if (open == null) {
				this.asking.set(this.connecting.get());
			}
			else {
				open.ping().get(PATIENCE, TimeUnit.MILLISECONDS);
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

	private void fail(Exception failure) {
		logger.debug("Redis does not answer", failure);
		this.failures++;
		if (this.failures % ATTEMPTS == 0) {
			hangUp();
		}
	}

	private void hangUp() {
		Asking open = this.asking.getAndSet(null);
		if (open != null) {
			open.close();
		}
	}

	/** Waits a moment for what is being done on the thread. */
	@Override
	public void close() {
		this.beats.cancel(false);
		this.thread.execute(this::hangUp);
		this.thread.close();
	}

}
