package io.sluice.downstream.grpc;

import io.grpc.Deadline;
import io.sluice.downstream.Answer;
import reactor.core.publisher.Flux;

/** Turns whatever goes wrong, expected or not, into an answer. */
final class NeverFailing implements Channel {

	private final Channel inner;

	private final ServiceFaults faults;

	private NeverFailing(Channel inner, ServiceFaults faults) {
		this.inner = inner;
		this.faults = faults;
	}

	/**
	 * Makes a channel safe.
	 * @param inner the channel
	 * @param faults what to say for each cause
	 * @return a channel that never throws and never signals an error
	 */
	static Channel around(Channel inner, ServiceFaults faults) {
		return new NeverFailing(inner, faults);
	}

	@Override
	public Flux<Answer> exchange(GrpcRequest request, Deadline deadline) {
		return Flux.defer(() -> this.inner.exchange(request, deadline))
			.onErrorResume((cause) -> Flux.just(this.faults.failed(cause)));
	}

	@Override
	public String toString() {
		return "NeverFailing(" + this.inner + ")";
	}

}
