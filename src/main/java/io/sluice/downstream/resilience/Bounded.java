package io.sluice.downstream.resilience;

import java.time.Duration;
import java.util.concurrent.TimeoutException;

import io.sluice.blueprint.Service;
import io.sluice.downstream.Answer;
import io.sluice.downstream.Request;
import io.sluice.fault.Code;
import io.sluice.fault.Fault;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Asks a service no more than so many things at the same time; the others wait for their
 * turn, within their time. Nothing was asked of the service by who waits.
 */
final class Bounded implements Channel {

	private final Channel inner;

	private final Turns calls;

	/** Of their own: streams may last, and keep no call from being made. */
	private final Turns streams;

	private final Surroundings surroundings;

	private final Fault late;

	private final Fault refused;

	/**
	 * Bounds a channel.
	 * @param inner the channel
	 * @param service says how much it is asked at the same time, and how many wait
	 * @param surroundings measure how long a call waits for its turn
	 */
	Bounded(Channel inner, Service service, Surroundings surroundings) {
		this.inner = inner;
		this.calls = new Turns(service.concurrency(), service.resilience().waiting());
		this.streams = new Turns(service.concurrency(), service.resilience().waiting());
		this.surroundings = surroundings;
		String subject = "The service \"" + service.name() + "\" could not be asked";
		this.late = Fault.of(Code.DOWNSTREAM_TIMEOUT, service.name(), subject + " in time.");
		this.refused = Fault.of(Code.DOWNSTREAM_UNAVAILABLE, service.name(), subject + ": too many calls wait for it.");
	}

	@Override
	public Mono<Answer> exchange(Request request, Duration time) {
		return exchange(request, time, () -> {
			// nobody wants to know
		});
	}

	/**
	 * As {@link #exchange(Request, Duration)}.
	 * @param departing is run when the turn of the call has come
	 */
	Mono<Answer> exchange(Request request, Duration time, Runnable departing) {
		return Mono.using(this.calls::take, (turn) -> inTurn(turn, time).flatMap((left) -> {
			departing.run();
			return this.inner.exchange(request, left);
		}), this.calls::end).onErrorResume(this::heldBack);
	}

	@Override
	public Flux<Answer> stream(Request request, Duration time) {
		return Flux.using(this.streams::take,
				(turn) -> inTurn(turn, time).flatMapMany((left) -> this.inner.stream(request, left)), this.streams::end)
			.onErrorResume(this::heldBack);
	}

	/** The time that is left when the turn has come. */
	private Mono<Duration> inTurn(Turn turn, Duration time) {
		if (turn.isGranted()) {
			return Mono.just(time);
		}
		long end = this.surroundings.now() + time.toNanos();
		return turn.granted()
			.timeout(time, this.surroundings.timer())
			.then(Mono.fromSupplier(() -> Duration.ofNanos(Math.max(0, end - this.surroundings.now()))));
	}

	private Mono<Answer> heldBack(Throwable cause) {
		return switch (cause) {
			case TimeoutException _ -> heldBack(this.late, "no turn in the time of the call");
			case TooManyWaitingException full -> heldBack(this.refused, String.valueOf(full.getMessage()));
			default -> Mono.error(cause);
		};
	}

	private static Mono<Answer> heldBack(Fault fault, String detail) {
		return Mono.just(new Answer.Failed(fault, Answer.Reach.HELD_BACK, detail));
	}

	@Override
	public String toString() {
		return "Bounded(" + this.inner + ")";
	}

}
