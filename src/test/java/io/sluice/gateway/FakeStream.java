package io.sluice.gateway;

import io.sluice.downstream.Answer;
import reactor.core.publisher.Flux;

/**
 * One stream of a service that is no real one.
 *
 * @param answers what it answers
 */
record FakeStream(WatchedStream<Answer> answers) {

	/** A stream whose answers a test says one by one. */
	FakeStream() {
		this(new WatchedStream<>());
	}

	/** A stream that is there already. */
	FakeStream(Flux<Answer> answers) {
		this(new WatchedStream<>(answers));
	}

	FakeStream send(String json) {
		return send(FakeStreams.payload(json));
	}

	FakeStream send(Answer answer) {
		this.answers.send(answer);
		return this;
	}

	void end() {
		this.answers.end();
	}

	/** Waits until somebody has subscribed. */
	void subscribed() {
		this.answers.subscribed();
	}

	/** Waits until nobody listens any more. */
	void cancelled() {
		this.answers.cancelled();
	}

	boolean isCancelled() {
		return this.answers.isCancelled();
	}

	/** How many answers the gateway has taken. */
	long sent() {
		return this.answers.sent();
	}

}
