package io.sluice.downstream.resilience;

import java.time.Duration;
import java.util.Optional;

import io.sluice.blueprint.Resilience;
import io.sluice.downstream.Answer;
import io.sluice.downstream.Answer.Reach;
import io.sluice.downstream.Attempts;
import io.sluice.downstream.Request;
import io.sluice.fault.Code;
import io.sluice.fault.Fault;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Makes calls again that have failed, where that changes nothing twice, may help, is paid
 * for, and there is time. A stream is begun once.
 */
final class Retrying implements Channel {

	private static final Duration LONGEST = Duration.ofSeconds(1);

	private final Channel inner;

	private final Resilience.Retries terms;

	private final Surroundings surroundings;

	private final RetryBudget budget;

	private final Tally tally;

	private Retrying(Channel inner, Resilience.Retries terms, Surroundings surroundings, Tally tally) {
		this.inner = inner;
		this.terms = terms;
		this.surroundings = surroundings;
		this.budget = new RetryBudget(terms.budget(), surroundings.ticker());
		this.tally = tally;
	}

	/**
	 * Lets a channel try again.
	 * @param inner the channel
	 * @param terms how often, if at all
	 * @param surroundings time and chance
	 * @param tally counts
	 * @return a channel that tries again; the same without terms
	 */
	static Channel around(Channel inner, Optional<Resilience.Retries> terms, Surroundings surroundings, Tally tally) {
		return terms.<Channel>map((some) -> new Retrying(inner, some, surroundings, tally)).orElse(inner);
	}

	@Override
	public Mono<Answer> exchange(Request request, Duration time) {
		return Mono.deferContextual((context) -> {
			this.budget.earn();
			return attempt(new Course(request, Attempts.of(context), this.surroundings.now() + time.toNanos()), 1);
		});
	}

	private Mono<Answer> attempt(Course course, int number) {
		Mono<Answer> answer = this.inner.exchange(course.request, left(course));
		return (number < this.terms.attempts()) ? answer.flatMap((known) -> proceed(course, known, number)) : answer;
	}

	private Mono<Answer> proceed(Course course, Answer known, int number) {
		return curable(course.request, known).map((fault) -> pause(fault, number))
			.filter((pause) -> pause.compareTo(left(course)) < 0 && this.budget.spend())
			.map((pause) -> again(course, pause, number + 1))
			.orElseGet(() -> Mono.just(known));
	}

	private Mono<Answer> again(Course course, Duration pause, int number) {
		this.tally.retry();
		course.told.again();
		return Mono.delay(pause, this.surroundings.timer()).then(Mono.defer(() -> attempt(course, number)));
	}

	private Duration left(Course course) {
		return Duration.ofNanos(course.end - this.surroundings.now());
	}

	/** What another attempt may be the cure of. */
	private static Optional<Fault> curable(Request request, Answer answer) {
		return switch (answer) {
			case Answer.Payload _, Answer.NotModified _ -> Optional.empty();
			case Answer.Rejected(var _, var _, var fault, var _, var _) ->
				Optional.of(fault).filter((some) -> request.isRepeatable() && (isOutage(some) || isInvited(some)));
			case Answer.Failed(var fault, var reach, var _) -> Optional.of(fault)
				.filter((some) -> isOutage(some)
						&& (reach == Reach.UNSENT || (reach == Reach.SENT && request.isRepeatable())));
		};
	}

	private static boolean isOutage(Fault fault) {
		return fault.code() == Code.DOWNSTREAM_TIMEOUT || fault.code() == Code.DOWNSTREAM_UNAVAILABLE;
	}

	/** Who is asked too much says when to ask again, or is better left alone. */
	private static boolean isInvited(Fault fault) {
		return fault.retryable() && fault.retryAfter().isPresent();
	}

	private Duration pause(Fault fault, int number) {
		return fault.retryAfter().orElse(Duration.ZERO).plus(backOff(number));
	}

	/** Full jitter: whoever failed together does not come back together. */
	private Duration backOff(int number) {
		long longest = Math.min(this.terms.backOff().toNanos() << (number - 1), LONGEST.toNanos());
		return Duration.ofNanos((long) (longest * this.surroundings.random().getAsDouble()));
	}

	@Override
	public Flux<Answer> stream(Request request, Duration time) {
		return this.inner.stream(request, time);
	}

	@Override
	public String toString() {
		return "Retrying(" + this.inner + ")";
	}

	/**
	 * One call, with all of its attempts.
	 *
	 * @param request what is sent
	 * @param told is told of attempts
	 * @param end until when there must be an answer
	 */
	private record Course(Request request, Attempts told, long end) {

	}

}
