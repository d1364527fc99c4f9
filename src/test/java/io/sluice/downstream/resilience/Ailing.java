package io.sluice.downstream.resilience;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.TimeUnit;

import io.sluice.blueprint.Naming;
import io.sluice.blueprint.Resilience;
import io.sluice.blueprint.RestService;
import io.sluice.blueprint.Service;
import io.sluice.blueprint.Sharing;
import io.sluice.downstream.Answer;
import io.sluice.downstream.Answer.Reach;
import io.sluice.downstream.FakeRequest;
import io.sluice.downstream.Freshness;
import io.sluice.downstream.Request;
import io.sluice.fault.Code;
import io.sluice.fault.Fault;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.scheduler.VirtualTimeScheduler;

/** A service that answers what it is told to, at a time that a test sets. */
final class Ailing implements Channel {

	static final Duration TIMEOUT = Duration.ofSeconds(10);

	static final Answer FINE = new Answer.Payload(new byte[] { 1 }, Freshness.NONE);

	/** Waits until nobody does. */
	static final Mono<Answer> SILENCE = Mono.never();

	static final Request SAFE = new FakeRequest("safe", true);

	static final Request UNSAFE = new FakeRequest("unsafe", false);

	/** For how long each attempt was made. */
	final List<Duration> attempts = new ArrayList<>();

	final VirtualTimeScheduler time = VirtualTimeScheduler.create();

	private final Queue<Mono<Answer>> answers = new ArrayDeque<>();

	private Mono<Answer> last = Mono.just(FINE);

	static Answer status(String status, Code code) {
		return new Answer.Rejected(status, false, fault(code), "", Freshness.NONE);
	}

	static Answer unavailable() {
		return status("503", Code.DOWNSTREAM_UNAVAILABLE);
	}

	static Answer failed(Code code, Reach reach) {
		return new Answer.Failed(fault(code), reach, "");
	}

	static Fault fault(Code code) {
		return Fault.of(code, "things", "no");
	}

	/** What is answered in turn; the last of them again and again. */
	Ailing answering(Answer... given) {
		for (Answer answer : given) {
			answering(Mono.just(answer));
		}
		return this;
	}

	Ailing answering(Mono<Answer> given) {
		this.answers.add(given);
		this.last = given;
		return this;
	}

	ServiceChannel channel(Resilience resilience) {
		return channel(resilience, 0.5);
	}

	ServiceChannel channel(Resilience resilience, double chance) {
		return channel(service(resilience, 1_000), chance);
	}

	/** That is asked so many things at the same time. */
	ServiceChannel narrow(Resilience resilience, int concurrency) {
		return channel(service(resilience, concurrency), 0.5);
	}

	private ServiceChannel channel(Service service, double chance) {
		return new ServiceChannel(service, this,
				new Surroundings(this.time, () -> this.time.now(TimeUnit.NANOSECONDS), () -> chance));
	}

	private static Service service(Resilience resilience, int concurrency) {
		return new RestService("things", URI.create("http://things"), Optional.empty(), Naming.SAME, TIMEOUT,
				Duration.ofSeconds(1), 1_000, concurrency, List.of(), Optional.empty(), Optional.empty(),
				Sharing.IDENTITY, resilience);
	}

	void pass(Duration duration) {
		this.time.advanceTimeBy(duration);
	}

	@Override
	public Mono<Answer> exchange(Request request, Duration left) {
		return Mono.defer(() -> {
			this.attempts.add(left);
			Mono<Answer> next = this.answers.poll();
			return (next != null) ? next : this.last;
		});
	}

	@Override
	public Flux<Answer> stream(Request request, Duration left) {
		return exchange(request, left).flux();
	}

}
