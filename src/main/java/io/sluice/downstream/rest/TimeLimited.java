package io.sluice.downstream.rest;

import java.time.Duration;

import io.sluice.downstream.Answer;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** Gives up when the whole answer is not there in time. */
final class TimeLimited implements Channel {

	private final Channel inner;

	private final Scheduler timer;

	private final Mono<Answer> late;

	private TimeLimited(Channel inner, Scheduler timer, ServiceFaults faults) {
		this.inner = inner;
		this.timer = timer;
		this.late = Mono.just(faults.late("no whole answer in the time of the call"));
	}

	/**
	 * Limits a channel.
	 * @param inner the channel
	 * @param timer measures the time
	 * @param faults what to say when time is up
	 * @return the limited channel
	 */
	static Channel around(Channel inner, Scheduler timer, ServiceFaults faults) {
		return new TimeLimited(inner, timer, faults);
	}

	@Override
	public Mono<Answer> exchange(RestRequest request, Duration time) {
		return this.inner.exchange(request, time).timeout(time, this.late, this.timer);
	}

	@Override
	public String toString() {
		return "TimeLimited(" + this.inner + ")";
	}

}
