package io.sluice.downstream.resilience;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.sluice.blueprint.Resilience;
import io.sluice.downstream.Answer;
import io.sluice.downstream.Answer.Reach;
import io.sluice.downstream.Freshness;
import io.sluice.downstream.ServiceCondition;
import io.sluice.downstream.ServiceCondition.Circuit;
import io.sluice.fault.Code;
import io.sluice.fault.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@link Breaking}, {@link Breaker} and {@link Passage}. */
class BreakingTests {

	private static final Duration OPEN = Duration.ofSeconds(5);

	private static final Resilience TERMS = new Resilience(Optional.empty(),
			Optional.of(new Resilience.Breaker(0.5, 10, OPEN)), 1_000);

	private final Ailing service = new Ailing();

	private final ServiceChannel channel = this.service.channel(TERMS);

	private final List<Answer> answers = new ArrayList<>();

	@BeforeEach
	void someTimeHasPassed() {
		this.service.pass(Duration.ofHours(1));
	}

	private void ask(int times) {
		for (int call = 0; call < times; call++) {
			this.channel.exchange(Ailing.SAFE, Ailing.TIMEOUT).subscribe(this.answers::add);
		}
	}

	private Circuit circuit() {
		return this.channel.condition().circuit();
	}

	@Test
	void aServiceThatFailsIsNotCalled() {
		this.service.answering(Ailing.unavailable());
		ask(4);
		assertThat(circuit()).as("too few calls to tell").isEqualTo(Circuit.CLOSED);
		ask(1);
		assertThat(circuit()).isEqualTo(Circuit.OPEN);
		this.service.pass(Duration.ofSeconds(2));
		ask(1);
		assertThat(this.service.attempts).hasSize(5);
		assertThat(this.answers.getLast()).isEqualTo(new Answer.Failed(
				new Fault(Code.DOWNSTREAM_UNAVAILABLE,
						"The service \"things\" is not called for a while, since it has failed too often.",
						Optional.of("things"), true)
					.after(Duration.ofSeconds(3)),
				Reach.HELD_BACK, "the circuit breaker is open"));
		assertThat(this.channel.condition()).isEqualTo(new ServiceCondition("things", Circuit.OPEN, 0, 1));
	}

	@Test
	void itIsTheShareOfFailuresThatCounts() {
		for (int round = 0; round < 10; round++) {
			this.service.answering(Ailing.FINE, Ailing.FINE, Ailing.unavailable());
		}
		ask(30);
		assertThat(circuit()).isEqualTo(Circuit.CLOSED);
		this.service.answering(Ailing.unavailable());
		ask(2);
		assertThat(circuit()).isEqualTo(Circuit.OPEN);
	}

	@ParameterizedTest
	@CsvSource({ "500, DOWNSTREAM_ERROR, OPEN", "503, DOWNSTREAM_UNAVAILABLE, OPEN", "504, DOWNSTREAM_TIMEOUT, OPEN",
			"599, DOWNSTREAM_ERROR, OPEN", "UNAVAILABLE, DOWNSTREAM_UNAVAILABLE, OPEN",
			"INTERNAL, DOWNSTREAM_ERROR, OPEN", "400, DOWNSTREAM_ERROR, CLOSED", "404, DOWNSTREAM_ERROR, CLOSED",
			"429, DOWNSTREAM_ERROR, CLOSED", "302, DOWNSTREAM_ERROR, CLOSED", "NOT_FOUND, DOWNSTREAM_ERROR, CLOSED",
			"RESOURCE_EXHAUSTED, DOWNSTREAM_ERROR, CLOSED" })
	void whatIsRefusedIsNoFailure(String status, Code code, Circuit circuit) {
		this.service.answering(Ailing.status(status, code));
		ask(20);
		assertThat(circuit()).isEqualTo(circuit);
	}

	@ParameterizedTest
	@CsvSource({ "UNSENT, DOWNSTREAM_UNAVAILABLE, OPEN", "UNSENT, DOWNSTREAM_TIMEOUT, OPEN",
			"SENT, DOWNSTREAM_UNAVAILABLE, OPEN", "SENT, DOWNSTREAM_ERROR, CLOSED",
			"SENT, INTERNAL_SERVER_ERROR, CLOSED", "HELD_BACK, DOWNSTREAM_UNAVAILABLE, CLOSED" })
	void whoCannotBeReachedHasFailed(Reach reach, Code code, Circuit circuit) {
		this.service.answering(Ailing.failed(code, reach));
		ask(20);
		assertThat(circuit()).isEqualTo(circuit);
	}

	@ParameterizedTest
	@CsvSource({ "4999, CLOSED", "5000, OPEN" })
	void whoIsLateHasFailedIfThereWasTime(int millis, Circuit circuit) {
		Duration patience = Duration.ofMillis(millis);
		this.service.answering(Ailing.SILENCE.timeout(patience, Mono.just(late()), this.service.time));
		ask(20);
		this.service.pass(patience);
		assertThat(this.answers).hasSize(20);
		assertThat(circuit()).isEqualTo(circuit);
	}

	private static Answer late() {
		return Ailing.failed(Code.DOWNSTREAM_TIMEOUT, Reach.SENT);
	}

	@ParameterizedTest
	@CsvSource({ "4999, CLOSED", "5000, OPEN" })
	void whoLeavesSaysNothingUnlessItHasWaitedLong(int millis, Circuit circuit) {
		this.service.answering(Ailing.SILENCE);
		List<Disposable> waiting = new ArrayList<>();
		for (int call = 0; call < 20; call++) {
			waiting.add(this.channel.exchange(Ailing.SAFE, Ailing.TIMEOUT).subscribe());
		}
		this.service.pass(Duration.ofMillis(millis));
		waiting.forEach(Disposable::dispose);
		assertThat(circuit()).isEqualTo(circuit);
	}

	@Test
	void whoIsNotAskedHasNotFailed() {
		ServiceChannel narrow = this.service.answering(Ailing.SILENCE).narrow(TERMS, 1);
		Disposable first = narrow.exchange(Ailing.SAFE, Ailing.TIMEOUT).subscribe();
		List<Disposable> leaving = new ArrayList<>();
		for (int call = 0; call < 20; call++) {
			narrow.exchange(Ailing.SAFE, Ailing.TIMEOUT).subscribe(this.answers::add);
			leaving.add(narrow.exchange(Ailing.SAFE, Ailing.TIMEOUT).subscribe());
		}
		this.service.pass(Ailing.TIMEOUT.minusMillis(1));
		leaving.forEach(Disposable::dispose);
		this.service.pass(Duration.ofMillis(1));
		assertThat(this.answers).hasSize(20)
			.containsOnly(new Answer.Failed(
					Fault.of(Code.DOWNSTREAM_TIMEOUT, "things", "The service \"things\" could not be asked in time."),
					Reach.HELD_BACK, "no turn in the time of the call"));
		assertThat(this.service.attempts).hasSize(1);
		assertThat(narrow.condition().circuit()).as("of those who wait in the gateway").isEqualTo(Circuit.CLOSED);
		first.dispose();
	}

	@ParameterizedTest
	@CsvSource({ "5000, OPEN", "5001, CLOSED" })
	void whoIsAskedLateHasOnlyTheRest(int millis, Circuit circuit) {
		Duration waiting = Duration.ofMillis(millis);
		for (int call = 0; call < 5; call++) {
			this.service.answering(Mono.delay(waiting, this.service.time).thenReturn(Ailing.FINE));
		}
		ServiceChannel narrow = this.service.answering(Ailing.SILENCE).narrow(TERMS, 5);
		List<Disposable> calls = new ArrayList<>();
		for (int call = 0; call < 10; call++) {
			calls.add(narrow.exchange(Ailing.SAFE, Ailing.TIMEOUT).subscribe());
		}
		this.service.pass(waiting);
		Duration rest = Ailing.TIMEOUT.minus(waiting);
		assertThat(this.service.attempts).hasSize(10).endsWith(rest, rest, rest, rest, rest);
		this.service.pass(rest);
		calls.forEach(Disposable::dispose);
		assertThat(narrow.condition().circuit()).isEqualTo(circuit);
	}

	@Test
	void whoTakesItsTimeAndAnswersHasNotFailed() {
		Duration patience = Duration.ofMinutes(3);
		this.service.answering(Mono.delay(patience, this.service.time).thenReturn(Ailing.FINE));
		ask(20);
		this.service.pass(patience);
		assertThat(this.answers).hasSize(20).containsOnly(Ailing.FINE);
		assertThat(circuit()).isEqualTo(Circuit.CLOSED);
	}

	@Test
	void theDeadlineOfACallIsJudgedByItsTime() {
		this.service.answering(Ailing.status("DEADLINE_EXCEEDED", Code.DOWNSTREAM_TIMEOUT));
		ask(20);
		assertThat(circuit()).isEqualTo(Circuit.CLOSED);
	}

	@Test
	void aFewCallsDecideWhetherItIsCalledAgain() {
		this.service.answering(Ailing.unavailable());
		ask(5);
		this.service.pass(OPEN.plusMillis(1));
		this.service.answering(Ailing.SILENCE);
		ask(5);
		assertThat(circuit()).isEqualTo(Circuit.HALF_OPEN);
		assertThat(this.service.attempts).hasSize(5 + 3);
		assertThat(this.answers).hasSize(5 + 2);
	}

	@Test
	void whoAnswersIsCalledAgain() {
		this.service.answering(Ailing.unavailable());
		ask(5);
		this.service.pass(OPEN.plusMillis(1));
		this.service.answering(Ailing.FINE);
		ask(10);
		assertThat(circuit()).isEqualTo(Circuit.CLOSED);
		assertThat(this.service.attempts).hasSize(15);
	}

	@Test
	void whoStillFailsIsNot() {
		this.service.answering(Ailing.unavailable());
		ask(5);
		this.service.pass(OPEN.plusMillis(1));
		ask(10);
		assertThat(circuit()).isEqualTo(Circuit.OPEN);
		assertThat(this.service.attempts).hasSize(8);
	}

	@Test
	void whatBeganBeforeIsNoTrial() {
		this.service.answering(Mono.delay(Duration.ofSeconds(8), this.service.time).thenReturn(late()));
		ask(5);
		this.service.answering(Ailing.unavailable());
		ask(5);
		assertThat(circuit()).isEqualTo(Circuit.OPEN);
		this.service.pass(OPEN.plusMillis(1));
		this.service.answering(Mono.delay(Duration.ofSeconds(4), this.service.time).thenReturn(Ailing.FINE));
		ask(3);
		this.service.pass(Duration.ofSeconds(3));
		assertThat(this.answers).as("late ones").hasSize(10);
		assertThat(circuit()).isEqualTo(Circuit.HALF_OPEN);
		this.service.pass(Duration.ofSeconds(1));
		assertThat(circuit()).isEqualTo(Circuit.CLOSED);
	}

	@Test
	void whoLeavesMakesRoomForTheNextTrial() {
		this.service.answering(Ailing.unavailable());
		ask(5);
		this.service.pass(OPEN.plusMillis(1));
		this.service.answering(Ailing.SILENCE);
		for (int call = 0; call < 10; call++) {
			this.channel.exchange(Ailing.SAFE, Ailing.TIMEOUT).subscribe().dispose();
		}
		this.service.answering(Ailing.FINE);
		ask(3);
		assertThat(circuit()).isEqualTo(Circuit.CLOSED);
	}

	@ParameterizedTest
	@EnumSource(names = { "CLOSED", "OPEN" })
	void streamsBeginWhereCallsAreMade(Circuit circuit) {
		this.service.answering((circuit == Circuit.OPEN) ? Ailing.unavailable() : Ailing.FINE);
		ask(5);
		List<Answer> streamed = new ArrayList<>();
		this.channel.stream(Ailing.SAFE, Ailing.TIMEOUT).subscribe(streamed::add);
		assertThat(this.service.attempts).hasSize((circuit == Circuit.OPEN) ? 5 : 6);
		assertThat(streamed).hasSize(1);
	}

	@Test
	void silentStreamsAreNoTrials() {
		this.service.answering(Ailing.unavailable());
		ask(5);
		this.service.pass(OPEN.plusMillis(1));
		this.service.answering(Ailing.SILENCE);
		for (int stream = 0; stream < 10; stream++) {
			this.channel.stream(Ailing.SAFE, Ailing.TIMEOUT).subscribe();
		}
		this.service.answering(Ailing.FINE);
		ask(3);
		assertThat(circuit()).isEqualTo(Circuit.CLOSED);
	}

	@Test
	void newVersionsAreFine() {
		this.service.answering(new Answer.NotModified(Freshness.NONE));
		ask(20);
		assertThat(circuit()).isEqualTo(Circuit.CLOSED);
	}

	@Test
	void attemptsThatAreHeldBackAreNotMadeAgain() {
		this.service.answering(Ailing.unavailable());
		ServiceChannel both = this.service
			.channel(new Resilience(Optional.of(new Resilience.Retries(5, 1, Duration.ofMillis(1))),
					Optional.of(new Resilience.Breaker(0.5, 4, OPEN)), 1_000));
		both.exchange(Ailing.SAFE, Ailing.TIMEOUT).subscribe(this.answers::add);
		this.service.pass(Ailing.TIMEOUT);
		assertThat(this.service.attempts).as("the breaker opens after two").hasSize(2);
		assertThat(this.answers).singleElement()
			.isInstanceOfSatisfying(Answer.Failed.class,
					(failed) -> assertThat(failed.reach()).isEqualTo(Reach.HELD_BACK));
		assertThat(both).hasToString("Retrying(Breaking(Bounded(" + this.service + ")))");
	}

}
