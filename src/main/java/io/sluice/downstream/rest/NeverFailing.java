package io.sluice.downstream.rest;

import java.time.Duration;

import io.sluice.downstream.Answer;
import reactor.core.publisher.Mono;

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
	public Mono<Answer> exchange(RestRequest request, Duration time) {
		try {
			return this.inner.exchange(request, time).onErrorResume((cause) -> Mono.just(this.faults.failed(cause)));
		}
		catch (RuntimeException ex) {
			return Mono.just(this.faults.mistaken(ex));
		}
	}

	@Override
	public String toString() {
		return "NeverFailing(" + this.inner + ")";
	}

}
