package io.sluice.downstream.resilience;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

import io.sluice.blueprint.Resilience;
import io.sluice.downstream.Answer;
import io.sluice.downstream.Answer.Reach;
import io.sluice.fault.Code;
import io.sluice.fault.Fault;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** A service is asked only so many things at the same time. */
class BoundedTests {

	private static final Resilience PLAIN = new Resilience(Optional.empty(), Optional.empty(), 10_000);

	private static final Duration SECOND = Duration.ofSeconds(1);

	private final Ailing service = new Ailing();

	private final List<Answer> answers = new ArrayList<>();

	private Disposable ask(ServiceChannel channel) {
		return channel.exchange(Ailing.SAFE, Ailing.TIMEOUT).subscribe(this.answers::add);
	}

	@Test
	void soManyCallsAreMadeAtTheSameTime() {
		ServiceChannel channel = this.service.answering(Mono.delay(SECOND, this.service.time).thenReturn(Ailing.FINE))
			.narrow(PLAIN, 3);
		for (int call = 0; call < 20; call++) {
			ask(channel);
		}
		for (int made = 3; made < 20; made += 3) {
			assertThat(this.service.attempts).hasSize(made);
			this.service.pass(SECOND);
		}
		this.service.pass(SECOND);
		assertThat(this.answers).hasSize(20).containsOnly(Ailing.FINE);
	}

	@Test
	void waitingIsUnderTheTimeOfTheCall() {
		ServiceChannel channel = this.service.answering(Ailing.SILENCE).narrow(PLAIN, 1);
		Disposable first = channel.exchange(Ailing.SAFE, Ailing.TIMEOUT).subscribe();
		channel.exchange(Ailing.SAFE, SECOND).subscribe(this.answers::add);
		this.service.pass(SECOND);
		assertThat(this.answers).containsExactly(new Answer.Failed(
				Fault.of(Code.DOWNSTREAM_TIMEOUT, "things", "The service \"things\" could not be asked in time."),
				Reach.HELD_BACK, "no turn in the time of the call"));
		assertThat(this.service.attempts).hasSize(1);
		assertThat(first.isDisposed()).isFalse();
	}

	@Test
	void whatIsBrokenOffMakesRoom() {
		ServiceChannel channel = this.service.answering(Ailing.SILENCE).answering(Ailing.FINE).narrow(PLAIN, 1);
		Disposable first = ask(channel);
		Disposable waiting = ask(channel);
		ask(channel);
		waiting.dispose();
		assertThat(this.service.attempts).hasSize(1);
		first.dispose();
		assertThat(this.service.attempts).hasSize(2);
		assertThat(this.answers).containsExactly(Ailing.FINE);
	}

	@Test
	void streamsKeepNoCallFromBeingMade() {
		ServiceChannel channel = this.service.answering(Ailing.SILENCE).answering(Ailing.FINE).narrow(PLAIN, 1);
		Disposable stream = channel.stream(Ailing.SAFE, Ailing.TIMEOUT).subscribe();
		List<Answer> streamed = new ArrayList<>();
		channel.stream(Ailing.SAFE, SECOND).subscribe(streamed::add);
		ask(channel);
		assertThat(this.answers).containsExactly(Ailing.FINE);
		this.service.pass(SECOND);
		assertThat(streamed).singleElement()
			.isInstanceOfSatisfying(Answer.Failed.class,
					(failed) -> assertThat(failed.fault().code()).isEqualTo(Code.DOWNSTREAM_TIMEOUT));
		stream.dispose();
		channel.stream(Ailing.SAFE, SECOND).subscribe(streamed::add);
		assertThat(streamed).hasSize(2).endsWith(Ailing.FINE);
	}

	@Test
	void whatMayNotWaitIsUnavailable() {
		ServiceChannel channel = this.service.answering(Ailing.SILENCE)
			.narrow(new Resilience(Optional.empty(), Optional.empty(), 3), 1);
		for (int call = 0; call < 5; call++) {
			ask(channel);
		}
		channel.stream(Ailing.SAFE, Ailing.TIMEOUT).subscribe();
		assertThat(this.answers).containsExactly(new Answer.Failed(
				Fault.of(Code.DOWNSTREAM_UNAVAILABLE, "things",
						"The service \"things\" could not be asked: too many calls wait for it."),
				Reach.HELD_BACK, "3 calls wait for their turn already"));
	}

	/** Each of them would begin the next one before it returns. */
	@Test
	void thousandsThatEndAsTheyBeginFitOnTheStack() {
		ServiceChannel channel = this.service.answering(Ailing.SILENCE).answering(Ailing.FINE).narrow(PLAIN, 1);
		Disposable first = channel.exchange(Ailing.SAFE, Ailing.TIMEOUT).subscribe();
		for (int call = 0; call < 10_000; call++) {
			ask(channel);
		}
		first.dispose();
		assertThat(this.answers).hasSize(10_000).containsOnly(Ailing.FINE);
	}

	/** By looking for each of them among the others, it would be minutes. */
	@Test
	@Timeout(60)
	void whoGoesAwayIsNotLookedFor() {
		Turns turns = new Turns(1, 300_000);
		Turn first = turns.take();
		List<Turn> waiting = new ArrayList<>();
		for (int call = 0; call < 300_000; call++) {
			waiting.add(turns.take());
		}
		waiting.reversed().forEach(turns::end);
		assertThat(turns.take().isGranted()).isFalse();
		turns.end(first);
		assertThat(turns.take().isGranted()).isFalse();
	}

	@Test
	void notEverythingMayWait() {
		Turns turns = new Turns(1, 1_000);
		Turn first = turns.take();
		assertThat(first.isGranted()).isTrue();
		List<Turn> waiting = new ArrayList<>();
		for (int call = 0; call < 1_000; call++) {
			waiting.add(turns.take());
		}
		assertThatExceptionOfType(TooManyWaitingException.class).isThrownBy(turns::take)
			.withMessage("1000 calls wait for their turn already");
		turns.end(waiting.get(3));
		turns.end(first);
		assertThat(waiting.getFirst().isGranted()).isTrue();
		turns.take();
		turns.take();
		assertThatExceptionOfType(TooManyWaitingException.class).isThrownBy(turns::take);
	}

	@Test
	void turnsAreGivenInTheOrderInWhichTheyWereAskedFor() {
		Turns turns = new Turns(2, 1_000);
		List<Turn> taken = new ArrayList<>();
		for (int call = 0; call < 6; call++) {
			taken.add(turns.take());
		}
		turns.end(taken.get(2));
		turns.end(taken.get(0));
		assertThat(taken).extracting(Turn::isGranted).containsExactly(false, true, false, true, false, false);
		turns.end(taken.get(1));
		turns.end(taken.get(1));
		assertThat(taken).extracting(Turn::isGranted).containsExactly(false, false, false, true, true, false);
	}

	@RepeatedTest(20)
	void turnsAreNeitherLostNorMultiplied() throws InterruptedException {
		Turns turns = new Turns(4, 1_000);
		AtomicInteger inside = new AtomicInteger();
		AtomicInteger highest = new AtomicInteger();
		AtomicInteger done = new AtomicInteger();
		List<Thread> threads = new ArrayList<>();
		for (int thread = 0; thread < 8; thread++) {
			threads.add(Thread.ofPlatform().start(() -> {
				for (int call = 0; call < 120; call++) {
					Flux.using(turns::take, (turn) -> turn.granted().thenMany(Flux.defer(() -> {
						highest.accumulateAndGet(inside.incrementAndGet(), Math::max);
						inside.decrementAndGet();
						done.incrementAndGet();
						return Flux.empty();
					})), turns::end).subscribe();
				}
			}));
		}
		for (Thread thread : threads) {
			thread.join();
		}
		Awaitility.await().until(() -> done.get() == 960);
		assertThat(highest.get()).isBetween(1, 4);
		for (int call = 0; call < 4; call++) {
			assertThat(turns.take().isGranted()).isTrue();
		}
		assertThat(turns.take().isGranted()).isFalse();
	}

	@RepeatedTest(20)
	void whoNeedNotWaitIsNotCountedAmongThoseWhoDo() throws InterruptedException {
		Turns turns = new Turns(8, 1);
		ConcurrentLinkedQueue<TooManyWaitingException> refused = new ConcurrentLinkedQueue<>();
		List<Thread> threads = new ArrayList<>();
		for (int thread = 0; thread < 8; thread++) {
			threads.add(Thread.ofPlatform().start(() -> {
				for (int call = 0; call < 1_000; call++) {
					try {
						turns.end(turns.take());
					}
					catch (TooManyWaitingException ex) {
						refused.add(ex);
					}
				}
			}));
		}
		for (Thread thread : threads) {
			thread.join();
		}
		assertThat(refused).isEmpty();
	}

}
