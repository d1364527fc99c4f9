package io.sluice.gateway;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import io.sluice.downstream.Answer;
import io.sluice.downstream.Request;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

import static org.assertj.core.api.Assertions.assertThat;

/** One stream of a service. */
final class FakeStream {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final CompletableFuture<Request> subscribed = new CompletableFuture<>();

	private final CompletableFuture<Void> cancelled = new CompletableFuture<>();

	private final AtomicLong sent = new AtomicLong();

	private final Sinks.Many<Answer> sink = Sinks.many().unicast().onBackpressureBuffer();

	private final Flux<Answer> answers;

	/** A stream whose answers a test says one by one. */
	FakeStream() {
		this.answers = this.sink.asFlux();
	}

	/** A stream that is there already. */
	FakeStream(Flux<Answer> answers) {
		this.answers = answers;
	}

	Flux<Answer> answers(Request request) {
		return this.answers.doOnSubscribe((_) -> this.subscribed.complete(request))
			.doOnNext((_) -> this.sent.incrementAndGet())
			.doOnCancel(() -> this.cancelled.complete(null));
	}

	FakeStream send(String json) {
		return send(FakeStreams.payload(json));
	}

	FakeStream send(Answer answer) {
		assertThat(this.sink.tryEmitNext(answer)).isEqualTo(Sinks.EmitResult.OK);
		return this;
	}

	void end() {
		assertThat(this.sink.tryEmitComplete()).isEqualTo(Sinks.EmitResult.OK);
	}

	/** Waits until somebody has subscribed. */
	Request subscribed() {
		return get(this.subscribed);
	}

	/** Waits until nobody listens any more. */
	void cancelled() {
		get(this.cancelled);
	}

	boolean isCancelled() {
		return this.cancelled.isDone();
	}

	/** How many answers the gateway has taken. */
	long sent() {
		return this.sent.get();
	}

	private static <T> T get(CompletableFuture<T> future) {
		return future.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
	}

}
