package io.sluice.downstream.resilience;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import io.sluice.blueprint.Resilience;
import io.sluice.downstream.Answer;
import io.sluice.downstream.Answer.Reach;
import io.sluice.downstream.Attempts;
import io.sluice.downstream.Freshness;
import io.sluice.downstream.Request;
import io.sluice.fault.Code;
import io.sluice.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@link Retrying}. */
class RetryingTests {

	private static final Duration TIME = Duration.ofSeconds(10);

	private final Ailing service = new Ailing();

	private final List<Answer> answers = new ArrayList<>();

	private Disposable ask(ServiceChannel channel, Request request, Duration time) {
		return channel.exchange(request, time).subscribe(this.answers::add);
	}

	private ServiceChannel channel(int attempts) {
		return this.service.channel(retries(attempts, 1));
	}

	private static Resilience retries(int attempts, double budget) {
		return new Resilience(Optional.of(new Resilience.Retries(attempts, budget, Duration.ofMillis(100))),
				Optional.empty(), 1_000);
	}

	@Test
	void whatHasFailedIsTriedAgainAfterAPause() {
		this.service.answering(Ailing.unavailable(), Ailing.FINE);
		ask(channel(2), Ailing.SAFE, TIME);
		this.service.pass(Duration.ofMillis(49));
		assertThat(this.service.attempts).hasSize(1);
		assertThat(this.answers).isEmpty();
		this.service.pass(Duration.ofMillis(1));
		assertThat(this.answers).containsExactly(Ailing.FINE);
	}

	@Test
	void attemptsShareTheTimeOfTheCall() {
		this.service.answering(Ailing.unavailable());
		ask(channel(3), Ailing.SAFE, TIME);
		this.service.pass(TIME);
		assertThat(this.service.attempts).containsExactly(TIME, Duration.ofMillis(9_950), Duration.ofMillis(9_850));
		assertThat(this.answers).containsExactly(Ailing.unavailable());
	}

	@Test
	void pausesAreDrawnFromATimeThatGrowsToASecond() {
		this.service.answering(Ailing.unavailable());
		ask(this.service.channel(retries(5, 1), 0.999999), Ailing.SAFE, TIME);
		this.service.pass(TIME);
		assertThat(this.service.attempts.stream().map((left) -> TIME.minus(left).toMillis())).containsExactly(0L, 99L,
				299L, 699L, 1499L);
	}

	@Test
	void theLongestPauseIsASecond() {
		this.service.answering(Ailing.unavailable());
		Resilience slow = new Resilience(Optional.of(new Resilience.Retries(2, 1, Duration.ofMinutes(1))),
				Optional.empty(), 1_000);
		ask(this.service.channel(slow, 0.5), Ailing.SAFE, TIME);
		this.service.pass(TIME);
		assertThat(this.service.attempts).containsExactly(TIME, TIME.minusMillis(500));
	}

	@ParameterizedTest
	@CsvSource({ "503, DOWNSTREAM_UNAVAILABLE, 2", "502, DOWNSTREAM_UNAVAILABLE, 2", "504, DOWNSTREAM_TIMEOUT, 2",
			"UNAVAILABLE, DOWNSTREAM_UNAVAILABLE, 2", "500, DOWNSTREAM_ERROR, 1", "429, DOWNSTREAM_ERROR, 1",
			"404, DOWNSTREAM_ERROR, 1", "INTERNAL, DOWNSTREAM_ERROR, 1" })
	void onlyOutagesAreTriedAgain(String status, Code code, int attempts) {
		this.service.answering(Ailing.status(status, code));
		ask(channel(2), Ailing.SAFE, TIME);
		this.service.pass(TIME);
		assertThat(this.service.attempts).hasSize(attempts);
		assertThat(this.answers).hasSize(1);
	}

	@ParameterizedTest
	@CsvSource({ "SENT, true, 2", "SENT, false, 1", "UNSENT, true, 2", "UNSENT, false, 2", "HELD_BACK, true, 1",
			"HELD_BACK, false, 1" })
	void whatMayHaveBeenDoneIsNotDoneTwice(Reach reach, boolean safe, int attempts) {
		this.service.answering(Ailing.failed(Code.DOWNSTREAM_UNAVAILABLE, reach));
		ask(channel(2), safe ? Ailing.SAFE : Ailing.UNSAFE, TIME);
		this.service.pass(TIME);
		assertThat(this.service.attempts).hasSize(attempts);
	}

	@Test
	void whatTheServiceHasSeenIsNotSentAgainUnlessThatIsSafe() {
		this.service.answering(Ailing.unavailable());
		ask(channel(2), Ailing.UNSAFE, TIME);
		this.service.pass(TIME);
		assertThat(this.service.attempts).hasSize(1);
	}

	@Test
	void whatIsTooLargeStaysTooLarge() {
		this.service.answering(Ailing.failed(Code.DOWNSTREAM_ERROR, Reach.SENT));
		ask(channel(2), Ailing.SAFE, TIME);
		this.service.pass(TIME);
		assertThat(this.service.attempts).hasSize(1);
	}

	@Test
	void theServiceSaysWhenToComeBack() {
		this.service.answering(busy(Duration.ofSeconds(3)), Ailing.FINE);
		ask(channel(2), Ailing.SAFE, TIME);
		this.service.pass(Duration.ofMillis(3_049));
		assertThat(this.service.attempts).hasSize(1);
		this.service.pass(Duration.ofMillis(1));
		assertThat(this.answers).containsExactly(Ailing.FINE);
	}

	@Test
	void whoIsToComeBackTooLateIsToldAtOnce() {
		Answer busy = busy(TIME);
		this.service.answering(busy);
		ask(channel(2), Ailing.SAFE, TIME);
		assertThat(this.answers).containsExactly(busy);
	}

	private static Answer busy(Duration delay) {
		return new Answer.Rejected("429", false,
				new Fault(Code.DOWNSTREAM_ERROR, "no", Optional.of("things"), true).after(delay), "", Freshness.NONE);
	}

	@Test
	void thereIsNoAttemptWithoutTime() {
		this.service.answering(Mono.delay(Duration.ofSeconds(2), this.service.time).thenReturn(Ailing.unavailable()));
		ask(channel(2), Ailing.SAFE, Duration.ofMillis(2_040));
		this.service.pass(TIME);
		assertThat(this.service.attempts).hasSize(1);
		assertThat(this.answers).containsExactly(Ailing.unavailable());
	}

	@Test
	void whoLeavesIsNotWaitedFor() {
		this.service.answering(Ailing.unavailable());
		ask(channel(2), Ailing.SAFE, TIME).dispose();
		this.service.pass(TIME);
		assertThat(this.service.attempts).hasSize(1);
	}

	@Test
	void aServiceThatIsDownGetsHardlyMoreCalls() {
		this.service.answering(Ailing.unavailable());
		ServiceChannel channel = this.service.channel(retries(2, 0.2));
		for (int call = 0; call < 1_000; call++) {
			ask(channel, Ailing.SAFE, TIME);
		}
		this.service.pass(Duration.ofMillis(900));
		assertThat(this.answers).hasSize(1_000);
		assertThat(this.service.attempts).hasSize(1_000 + 10 + 200);
		assertThat(channel.condition().retries()).isEqualTo(210);
	}

	@Test
	void attemptsAreTold() {
		this.service.answering(Ailing.unavailable());
		AtomicInteger again = new AtomicInteger();
		channel(3).exchange(Ailing.SAFE, TIME)
			.contextWrite((context) -> context.put(Attempts.class, (Attempts) again::incrementAndGet))
			.subscribe();
		this.service.pass(TIME);
		assertThat(again).hasValue(2);
	}

	@Test
	void streamsAreBegunOnce() {
		this.service.answering(Ailing.unavailable());
		channel(2).stream(Ailing.SAFE, TIME).subscribe(this.answers::add);
		this.service.pass(TIME);
		assertThat(this.service.attempts).hasSize(1);
		assertThat(this.answers).hasSize(1);
	}

	@Test
	void offMeansAbsent() {
		assertThat(this.service.channel(Resilience.NONE)).hasToString("Bounded(" + this.service + ")");
	}

}
