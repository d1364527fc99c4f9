package io.sluice.cache;

import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

import static org.assertj.core.api.Assertions.assertThat;

/** Requests that go on, whatever happens. */
final class Load implements AutoCloseable {

	private static final int KEYS = 10;

	private static final int DIFFERENT = 10_000;

	private final AtomicBoolean ended = new AtomicBoolean();

	private final AtomicLong numbers = new AtomicLong();

	private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

	private final List<Client> clients;

	private final List<Thread> threads;

	private Load(List<CallCache> caches) {
		this.clients = caches.stream().map(Client::new).toList();
		this.threads = this.clients.stream()
			.map((client) -> Thread.ofPlatform().daemon().start(() -> ask(client)))
			.toList();
	}

	static Load on(List<CallCache> caches) {
		Load load = new Load(caches);
		load.goOn();
		return load;
	}

	private void ask(Client client) {
		while (!this.ended.get()) {
			try {
				askOnce(client, this.numbers.getAndIncrement());
			}
			catch (Throwable ex) {
				this.failures.add(ex);
			}
		}
	}

	private static void askOnce(Client client, long number) {
		CallCache cache = client.cache;
		List<EntryKey> keys = IntStream.range(0, KEYS)
			.mapToObj((index) -> new EntryKey("load", "id=" + (number * 7919 + index) % DIFFERENT))
			.toList();
		long began = cache.now();
		CompletableFuture<List<@Nullable Entry>> finding = cache.find(keys);
		if (!finding.isDone()) {
			client.waits.incrementAndGet();
		}
		List<@Nullable Entry> found = finding.join();
		client.finds.incrementAndGet();
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

	/** Until each instance has answered some more requests. */
	void goOn() {
		List<Long> before = this.clients.stream().map((client) -> client.finds.get()).toList();
		Awaitility.await()
			.until(() -> IntStream.range(0, before.size())
				.allMatch((index) -> this.clients.get(index).finds.get() > before.get(index) + 200));
	}

	/**
	 * How many requests wait for anybody. How long that takes depends on what else the
	 * machine does; whether it is so, does not.
	 * @param meanwhile what is done while it is counted
	 * @return the share of those that do not have their answer at once
	 */
	double waiting(Runnable meanwhile) {
		long finds = sum(Client::finds);
		long waits = sum(Client::waits);
		meanwhile.run();
		return (double) (sum(Client::waits) - waits) / (sum(Client::finds) - finds);
	}

	private long sum(Function<Client, AtomicLong> count) {
		return this.clients.stream().map(count).mapToLong(AtomicLong::get).sum();
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

	/**
	 * Asks one instance.
	 *
	 * @param cache the instance
	 * @param finds how often it has answered
	 * @param waits how often it had to wait for that
	 */
	private record Client(CallCache cache, AtomicLong finds, AtomicLong waits) {

		Client(CallCache cache) {
			this(cache, new AtomicLong(), new AtomicLong());
		}

	}

}
