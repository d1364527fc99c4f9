package io.sluice.downstream.resilience;

import java.time.Duration;
import java.util.Optional;

import io.sluice.downstream.Answer;
import io.sluice.downstream.Request;
import io.sluice.fault.Code;
import io.sluice.fault.Fault;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Does not call a service that has failed too often. */
final class Breaking implements Channel {

	private final Bounded inner;

	private final Breaker breaker;

	private final Tally tally;

	private Breaking(Bounded inner, Breaker breaker, Tally tally) {
		this.inner = inner;
		this.breaker = breaker;
		this.tally = tally;
	}

	/**
	 * Lets a channel be interrupted.
	 * @param inner the channel
	 * @param breaker decides, if anything does
	 * @param tally counts
	 * @return a channel that may not call; the same without a breaker
	 */
	static Channel around(Bounded inner, Optional<Breaker> breaker, Tally tally) {
		return breaker.<Channel>map((some) -> new Breaking(inner, some, tally)).orElse(inner);
	}

	@Override
	public Mono<Answer> exchange(Request request, Duration time) {
		return Mono.defer(() -> {
			if (!this.breaker.admits()) {
				return Mono.just(holdBack(request));
			}
			Passage passage = this.breaker.passage(request.timeout());
			return this.inner.exchange(request, time, passage::departs)
				.doOnNext(passage::answered)
				.doOnCancel(passage::left);
		});
	}

	/**
	 * What comes of it is not judged: it may last, and say nothing, as long as it likes.
	 */
	@Override
	public Flux<Answer> stream(Request request, Duration time) {
		return Flux
			.defer(() -> this.breaker.admitsStream() ? this.inner.stream(request, time) : Flux.just(holdBack(request)));
	}

	private Answer holdBack(Request request) {
		this.tally.holdBack();
		String service = request.service().name();
		Fault fault = Fault.of(Code.DOWNSTREAM_UNAVAILABLE, service,
				"The service \"" + service + "\" is not called for a while, since it has failed too often.");
		return new Answer.Failed(fault.after(this.breaker.pause()), Answer.Reach.HELD_BACK,
				"the circuit breaker is open");
	}

	@Override
	public String toString() {
		return "Breaking(" + this.inner + ")";
	}

}
