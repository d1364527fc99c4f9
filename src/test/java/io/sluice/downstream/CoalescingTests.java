package io.sluice.downstream;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.sluice.blueprint.ServiceCall;
import io.sluice.blueprint.Sharing;
import io.sluice.blueprint.Values;
import io.sluice.fault.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@link Coalescing}. */
class CoalescingTests implements Downstream {

	private static final Duration AMPLE = Duration.ofMinutes(1);

	private static final Answer FINE = new Answer.Payload(new byte[] { 1 }, Freshness.NONE);

	private static final Answer NEWER = new Answer.Payload(new byte[] { 2 }, Freshness.NONE);

	private final List<Sinks.One<Answer>> sent = new ArrayList<>();

	private final List<Duration> times = new ArrayList<>();

	private final AtomicInteger brokenOff = new AtomicInteger();

	private final VirtualTimeScheduler time = VirtualTimeScheduler.create();

	private final Downstream services = new Coalescing(this, this.time);

	private final Request request = new FakeRequest("a", true);

	@Test
	void equalRequestsUnderWayAreOneCall() {
		List<Answer> answers = new ArrayList<>();
		for (int asker = 0; asker < 3; asker++) {
			this.services.share(new FakeRequest("a", true), AMPLE).subscribe(answers::add);
		}
		assertThat(this.sent).hasSize(1);
		this.sent.getFirst().tryEmitValue(FINE);
		assertThat(answers).containsExactly(FINE, FINE, FINE);
		assertThat(this.brokenOff).hasValue(0);
	}

	@Test
	void whoJoinsIsToldAtOnce() {
		List<Integer> joined = new ArrayList<>();
		for (int asker = 0; asker < 3; asker++) {
			int number = asker;
			this.services.share(this.request, AMPLE, () -> joined.add(number)).subscribe();
		}
		this.services.share(new FakeRequest("b", true), AMPLE, () -> joined.add(3)).subscribe();
		this.services.share(new FakeRequest("a", false), AMPLE, () -> joined.add(4)).subscribe();
		assertThat(joined).containsExactly(1, 2);
	}

	@Test
	void whatEndsLateLeavesWhatHasBegunSince() {
		this.services.share(this.request, AMPLE).subscribe();
		this.services.forget();
		this.services.share(this.request, AMPLE).subscribe();
		this.sent.getFirst().tryEmitValue(FINE);
		this.services.share(this.request, AMPLE).subscribe();
		assertThat(this.sent).hasSize(2);
	}

	@Test
	void nothingIsKept() {
		this.services.share(this.request, AMPLE).subscribe();
		this.sent.getFirst().tryEmitValue(FINE);
		List<Answer> answers = new ArrayList<>();
		this.services.share(this.request, AMPLE).subscribe(answers::add);
		assertThat(this.sent).hasSize(2);
		this.sent.getLast().tryEmitValue(NEWER);
		assertThat(answers).containsExactly(NEWER);
	}

	@Test
	void othersAreCallsOfTheirOwn() {
		this.services.share(this.request, AMPLE).subscribe();
		this.services.share(new FakeRequest("b", true), AMPLE).subscribe();
		assertThat(this.sent).hasSize(2);
	}

	@Test
	void whatChangesSomethingIsNeverShared() {
		Request changing = new FakeRequest("a", false);
		this.services.share(changing, AMPLE).subscribe();
		this.services.share(changing, AMPLE).subscribe();
		assertThat(this.sent).hasSize(2);
	}

	@ParameterizedTest
	@EnumSource(names = { "CALLER", "NONE" })
	void whatMayNotBeSharedIsNot(Sharing sharing) {
		Request own = new FakeRequest("a", true, sharing);
		this.services.share(own, AMPLE).subscribe();
		this.services.share(own, AMPLE).subscribe();
		assertThat(this.sent).hasSize(2);
	}

	@Test
	void whoAsksAloneIsNotJoined() {
		this.services.exchange(this.request, AMPLE).subscribe();
		this.services.share(this.request, AMPLE).subscribe();
		this.services.exchange(this.request, AMPLE).subscribe();
		assertThat(this.sent).hasSize(3);
	}

	@Test
	void whoLeavesDoesNotBreakTheCallOffForOthers() {
		List<Answer> answers = new ArrayList<>();
		var first = this.services.share(this.request, AMPLE).subscribe();
		this.services.share(this.request, AMPLE).subscribe(answers::add);
		first.dispose();
		assertThat(this.brokenOff).hasValue(0);
		this.sent.getFirst().tryEmitValue(FINE);
		assertThat(answers).containsExactly(FINE);
	}

	@Test
	void theLastToLeaveBreaksTheCallOff() {
		var first = this.services.share(this.request, AMPLE).subscribe();
		var second = this.services.share(this.request, AMPLE).subscribe();
		first.dispose();
		second.dispose();
		assertThat(this.brokenOff).hasValue(1);
		this.services.share(this.request, AMPLE).subscribe();
		assertThat(this.sent).hasSize(2);
	}

	@Test
	void eachWaitsAsLongAsItHasTime() {
		List<Answer> hasty = new ArrayList<>();
		List<Answer> patient = new ArrayList<>();
		this.services.share(this.request, Duration.ofSeconds(6)).subscribe(hasty::add);
		this.services.share(this.request, AMPLE).subscribe(patient::add);
		this.time.advanceTimeBy(Duration.ofSeconds(7));
		assertThat(hasty).singleElement()
			.isInstanceOfSatisfying(Answer.Failed.class,
					(failed) -> assertThat(failed.fault().code()).isEqualTo(Code.DOWNSTREAM_TIMEOUT));
		assertThat(this.brokenOff).hasValue(0);
		this.sent.getFirst().tryEmitValue(FINE);
		assertThat(patient).containsExactly(FINE);
		assertThat(this.times).as("the first to ask does not limit the others").containsExactly(Duration.ofSeconds(10));
	}

	@Test
	void thoseShareWhoAreInAboutTheSameHurry() {
		for (int millis : new int[] { 60_000, 10_000, 5_001, 5_000, 3_000, 2_501, 2_500, 1 }) {
			this.services.share(this.request, Duration.ofMillis(millis)).subscribe();
		}
		assertThat(this.times.subList(0, 3)).containsExactly(Duration.ofSeconds(10), Duration.ofSeconds(5),
				Duration.ofMillis(2_500));
		assertThat(this.times.getLast()).isBetween(Duration.ofMillis(1), Duration.ofMillis(2));
		assertThat(this.sent).hasSize(4);
	}

	@Test
	void nobodyJoinsWhoAskedBeforeSomethingWasChanged() {
		List<Answer> before = new ArrayList<>();
		List<Answer> after = new ArrayList<>();
		this.services.share(this.request, AMPLE).subscribe(before::add);
		this.services.forget();
		this.services.share(this.request, AMPLE).subscribe(after::add);
		assertThat(this.sent).hasSize(2);
		this.sent.getFirst().tryEmitValue(FINE);
		this.sent.getLast().tryEmitValue(NEWER);
		assertThat(before).containsExactly(FINE);
		assertThat(after).containsExactly(NEWER);
	}

	@Test
	void theRestIsLeftToTheServices() {
		assertThat(this.services.render(null, null)).isEqualTo(new Rendered.Nothing());
		StepVerifier.create(this.services.stream(this.request, AMPLE)).expectNext(FINE, NEWER).verifyComplete();
		this.services.close();
		assertThat(this.brokenOff).hasValue(100);
	}

	@Override
	public Rendered render(ServiceCall call, Values values) {
		return new Rendered.Nothing();
	}

	@Override
	public Mono<Answer> exchange(Request asked, Duration timeout) {
		Sinks.One<Answer> sink = Sinks.one();
		this.sent.add(sink);
		this.times.add(timeout);
		return sink.asMono().doOnCancel(this.brokenOff::incrementAndGet);
	}

	@Override
	public Flux<Answer> stream(Request asked, Duration timeout) {
		return Flux.just(FINE, NEWER);
	}

	@Override
	public void close() {
		this.brokenOff.set(100);
	}

}
