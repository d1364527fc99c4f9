package io.sluice.cache;

import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;

import static org.assertj.core.api.Assertions.assertThat;

/** Requests that go on, whatever happens. */
final class Load implements AutoCloseable {

	private static final int KEYS = 10;

	private static final int DIFFERENT = 10_000;

	private final AtomicBoolean ended = new AtomicBoolean();

	private final AtomicLong finds = new AtomicLong();

	private final Queue<Long> nanos = new ConcurrentLinkedQueue<>();

	private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

	private final List<Thread> threads;

	private Load(List<CallCache> caches) {
		this.threads = caches.stream().map((cache) -> Thread.ofPlatform().daemon().start(() -> ask(cache))).toList();
	}

	static Load on(List<CallCache> caches) {
		Load load = new Load(caches);
		load.goOn();
		return load;
	}

	private void ask(CallCache cache) {
		while (!this.ended.get()) {
			try {
				long begin = System.nanoTime();
				askOnce(cache, this.finds.getAndIncrement());
				this.nanos.add(System.nanoTime() - begin);
			}
			catch (Throwable ex) {
				this.failures.add(ex);
			}
		}
	}

	private static void askOnce(CallCache cache, long number) {
		List<EntryKey> keys = IntStream.range(0, KEYS)
			.mapToObj((index) -> new EntryKey("load", "id=" + (number * 7919 + index) % DIFFERENT))
			.toList();
		long began = cache.now();
		var found = cache.find(keys).join();
		assertThat(found).hasSize(KEYS);
		for (int index = 0; index < KEYS; index++) {
			Entry entry = found.get(index);
			if (entry == null) {
				cache.keep(keys.get(index), new Entry(keys.get(index).text().getBytes(),
						new Lifetime(began, began + 200, 0, 0), List.of("load"), Optional.empty()));
			}
			else {
				assertThat(entry.value()).isEqualTo(keys.get(index).text().getBytes());
			}
		}
	}

	/** Until some more requests were answered. */
	void goOn() {
		long before = this.finds.get();
		Awaitility.await().until(() -> this.finds.get() > before + 200 * this.threads.size());
	}

	/** How long one of a hundred took at least, in milliseconds, and the slowest. */
	long milliseconds(double quantile) {
		List<Long> sorted = this.nanos.stream().sorted().toList();
		return TimeUnit.NANOSECONDS.toMillis(sorted.get((int) Math.min(sorted.size() - 1, quantile * sorted.size())));
	}

	void neverFailed() {
		assertThat(this.failures).isEmpty();
	}

	@Override
	public void close() {
		this.ended.set(true);
		this.threads.forEach((thread) -> {
			try {
				thread.join(5_000);
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		});
	}

}
