package io.sluice.http.seen;

import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.sluice.observe.Metric;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * Writes a line for each operation, on a thread of its own: whoever answers requests does
 * not wait for a disk, or for whoever reads a pipe. If that is too slow for too long,
 * lines are left out and counted. The thread is there while there is something to write.
 * Safe for use by many threads.
 */
public final class AccessLog implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger("sluice.access");

	/** Of some hundred bytes each. */
	private static final int MOST_WAITING = 10_000;

	private static final int PATIENCE = 2;

	private final ThreadPoolExecutor thread;

	/**
	 * Nothing has been written.
	 * @param registry where it is read how many lines were left out
	 */
	public AccessLog(MeterRegistry registry) {
		Counter leftOut = Metric.ACCESS_LOG_DROPPED.counter(registry);
		this.thread = new ThreadPoolExecutor(1, 1, PATIENCE, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MOST_WAITING),
				Thread.ofPlatform().name("sluice-access-log").daemon().factory(), (_, _) -> leftOut.increment());
		this.thread.allowCoreThreadTimeOut(true);
	}

	/** Whether anybody reads it at the moment. */
	boolean isOn() {
		return logger.isInfoEnabled();
	}

	/** Writes a line, soon. */
	void tell(AccessLine line) {
		this.thread.execute(() -> write(line));
	}

	private static void write(AccessLine line) {
		LoggingEventBuilder event = logger.atInfo();
		for (Map.Entry<String, Object> member : line.members().entrySet()) {
			event = event.addKeyValue(member.getKey(), member.getValue());
		}
		event.log(line.text());
	}

	/** Writes what waits, if that does not take long. */
	@Override
	public void close() {
		this.thread.shutdown();
		try {
			if (!this.thread.awaitTermination(PATIENCE, TimeUnit.SECONDS)) {
				this.thread.shutdownNow();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
