package io.sluice.downstream.resilience;

import java.time.Duration;
import java.util.Optional;

import io.sluice.blueprint.Service;
import io.sluice.downstream.Answer;
import io.sluice.downstream.Request;
import io.sluice.downstream.ServiceCondition;
import io.sluice.downstream.ServiceCondition.Circuit;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * One service, its failures kept small: what is remembered of them is in here, and
 * nothing else of the service is.
 */
public final class ServiceChannel implements Channel {

	private final Service service;

	private final Tally tally = new Tally();

	private final Optional<Breaker> breaker;

	private final Channel outermost;

	/**
	 * Knows nothing of the service yet.
	 * @param service the service
	 * @param transport the way to it: one try, bounded in time
	 * @param surroundings time and chance
	 */
	public ServiceChannel(Service service, Channel transport, Surroundings surroundings) {
		this.service = service;
		this.breaker = service.resilience()
			.breaker()
			.map((terms) -> new Breaker(service.name(), terms, surroundings.clock()));
		this.outermost = stack(transport, surroundings);
	}

	// innermost first
	private Channel stack(Channel transport, Surroundings surroundings) {
		Bounded bounded = new Bounded(transport, this.service, surroundings);
		Channel channel = Breaking.around(bounded, this.breaker, this.tally);
		channel = Retrying.around(channel, this.service.resilience().retries(), surroundings, this.tally);
		return channel;
	}

	@Override
	public Mono<Answer> exchange(Request request, Duration time) {
		return this.outermost.exchange(request, time);
	}

	@Override
	public Flux<Answer> stream(Request request, Duration time) {
		return this.outermost.stream(request, time);
	}

	/**
	 * How the service is doing.
	 * @return as far as it is known
	 */
	public ServiceCondition condition() {
		return new ServiceCondition(this.service.name(), this.breaker.map(Breaker::circuit).orElse(Circuit.CLOSED),
				this.tally.retried(), this.tally.heldBack());
	}

	@Override
	public String toString() {
		return this.outermost.toString();
	}

}
