package io.sluice.downstream.grpc;

import java.util.OptionalInt;

import io.grpc.Deadline;
import io.sluice.downstream.Answer;
import io.sluice.downstream.Freshness;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads a stream as one answer, where the call wants it so. */
final class Collecting implements Channel {

	private final Channel inner;

	private final long maxSize;

	private final ServiceFaults faults;

	private final Deadline.Ticker ticker;

	private Collecting(Channel inner, long maxSize, ServiceFaults faults, Deadline.Ticker ticker) {
		this.inner = inner;
		this.maxSize = maxSize;
		this.faults = faults;
		this.ticker = ticker;
	}

	/**
	 * Lets a channel collect.
	 * @param inner passes messages on one by one
	 * @param maxSize the most bytes of all messages together
	 * @param faults what to say if there are more
	 * @param ticker says when a request was sent
	 * @return a channel that gives collected streams in one payload
	 */
	static Channel around(Channel inner, long maxSize, ServiceFaults faults, Deadline.Ticker ticker) {
		return new Collecting(inner, maxSize, faults, ticker);
	}

	@Override
	public Flux<Answer> exchange(GrpcRequest request, Deadline deadline) {
		Flux<Answer> answers = this.inner.exchange(request, deadline);
		OptionalInt most = request.call().collect();
		return most.isPresent() ? collected(answers.take(most.getAsInt())).flux() : answers;
	}

	private Mono<Answer> collected(Flux<Answer> answers) {
		return Mono.defer(() -> {
			Freshness sent = Freshness.unsaid(this.ticker.nanoTime());
			Collection collection = new Collection(this.maxSize, this.faults, sent);
			return answers.takeUntil(collection::add).then(Mono.fromSupplier(collection::answer));
		});
	}

	@Override
	public String toString() {
		return "Collecting(" + this.inner + ")";
	}

}
