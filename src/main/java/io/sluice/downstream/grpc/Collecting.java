package io.sluice.downstream.grpc;

import java.util.OptionalInt;

import io.grpc.Deadline;
import io.sluice.downstream.Answer;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads a stream as one answer, where the call wants it so. */
final class Collecting implements Channel {

	private final Channel inner;

	private final long maxSize;

	private final ServiceFaults faults;

	private Collecting(Channel inner, long maxSize, ServiceFaults faults) {
		this.inner = inner;
		this.maxSize = maxSize;
		this.faults = faults;
	}

	/**
	 * Lets a channel collect.
	 * @param inner passes messages on one by one
	 * @param maxSize the most bytes of all messages together
	 * @param faults what to say if there are more
	 * @return a channel that gives collected streams in one payload
	 */
	static Channel around(Channel inner, long maxSize, ServiceFaults faults) {
		return new Collecting(inner, maxSize, faults);
	}

	@Override
	public Flux<Answer> exchange(GrpcRequest request, Deadline deadline) {
		Flux<Answer> answers = this.inner.exchange(request, deadline);
		OptionalInt most = request.call().collect();
		return most.isPresent() ? collected(answers.take(most.getAsInt())).flux() : answers;
	}

	private Mono<Answer> collected(Flux<Answer> answers) {
		return Mono.defer(() -> {
			Collection collection = new Collection(this.maxSize, this.faults);
			return answers.takeUntil(collection::add).then(Mono.fromSupplier(collection::answer));
		});
	}

	@Override
	public String toString() {
		return "Collecting(" + this.inner + ")";
	}

}
