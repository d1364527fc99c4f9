package io.sluice.downstream.grpc;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import io.grpc.Deadline;
import io.grpc.Status;
import io.sluice.downstream.Answer;
import reactor.core.publisher.Flux;

/**
 * Lets a service be reached again soon after it was not. Left alone, grpc-java waits
 * longer after each attempt, two minutes in the end.
 */
final class Reconnecting implements Channel {

	private static final long PAUSE = Duration.ofSeconds(1).toNanos();

	private final Channel inner;

	private final Runnable reconnecting;

	private final Deadline.Ticker ticker;

	private final AtomicLong last;

	private Reconnecting(Channel inner, Runnable reconnecting, Deadline.Ticker ticker) {
		this.inner = inner;
		this.reconnecting = reconnecting;
		this.ticker = ticker;
		this.last = new AtomicLong(ticker.nanoTime() - PAUSE);
	}

	/**
	 * Lets a channel reconnect.
	 * @param inner the channel
	 * @param reconnecting makes the next attempt at once; is run once a second at most
	 * @param ticker tells the time
	 * @return a channel that tries again when a call has found nobody
	 */
	static Channel around(Channel inner, Runnable reconnecting, Deadline.Ticker ticker) {
		return new Reconnecting(inner, reconnecting, ticker);
	}

	@Override
	public Flux<Answer> exchange(GrpcRequest request, Deadline deadline) {
		return this.inner.exchange(request, deadline).doOnNext(this::look);
	}

	private void look(Answer answer) {
		if (answer instanceof Answer.Rejected rejected && rejected.status().equals(Status.Code.UNAVAILABLE.name())) {
			long now = this.ticker.nanoTime();
			long before = this.last.get();
			if (now - before >= PAUSE && this.last.compareAndSet(before, now)) {
				this.reconnecting.run();
			}
		}
	}

	@Override
	public String toString() {
		return "Reconnecting(" + this.inner + ")";
	}

}
