package io.sluice.gateway;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A stream that one subscriber gets, and that a test watches.
 *
 * @param <T> the type of its elements
 */
final class WatchedStream<T> {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final CompletableFuture<Void> subscribed = new CompletableFuture<>();

	private final CompletableFuture<Void> cancelled = new CompletableFuture<>();

	private final AtomicLong sent = new AtomicLong();

	private final Sinks.Many<T> sink = Sinks.many().unicast().onBackpressureBuffer();

	private final Flux<T> elements;

	/** A stream whose elements a test says one by one. */
	WatchedStream() {
		this.elements = this.sink.asFlux();
	}

	/** A stream that is there already. */
	WatchedStream(Flux<T> elements) {
		this.elements = elements;
	}

	Flux<T> elements() {
		return this.elements.doOnSubscribe((_) -> this.subscribed.complete(null))
			.doOnNext((_) -> this.sent.incrementAndGet())
			.doOnCancel(() -> this.cancelled.complete(null));
	}

	void send(T element) {
		assertThat(this.sink.tryEmitNext(element)).isEqualTo(Sinks.EmitResult.OK);
	}

	void end() {
		assertThat(this.sink.tryEmitComplete()).isEqualTo(Sinks.EmitResult.OK);
	}

	/** Waits until somebody has subscribed. */
	void subscribed() {
		await(this.subscribed);
	}

	/** Waits until nobody listens any more. */
	void cancelled() {
		await(this.cancelled);
	}

	boolean isCancelled() {
		return this.cancelled.isDone();
	}

	/** How many elements were taken. */
	long sent() {
		return this.sent.get();
	}

	private static void await(CompletableFuture<Void> future) {
		future.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
	}

}
