package io.sluice.engine;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import io.sluice.blueprint.ServiceCall;
import io.sluice.blueprint.Values;
import io.sluice.cache.Caches;
import io.sluice.downstream.Answer;
import io.sluice.downstream.Downstream;
import io.sluice.downstream.Purpose;
import io.sluice.downstream.Freshness;
import io.sluice.downstream.Rendered;
import io.sluice.downstream.Request;
import io.sluice.fault.Code;
import io.sluice.fault.Fault;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.scheduler.VirtualTimeScheduler;

import static org.assertj.core.api.Assertions.assertThat;

/** When calls of an operation begin, end, and are broken off. */
class ExchangesTests implements Downstream {

	private final List<Throwable> failures = new ArrayList<>();

	private final Serial serial = new Serial(this.failures::add);

	private final AtomicLong clock = new AtomicLong();

	private final Exchanges exchanges = new Exchanges(
			new Resources(this, Caches.empty(), new TimeLimit(Duration.ofSeconds(3), this.clock::get)), this.serial,
			this.serial, EngineFixture.inquiry());

	private final List<Request> begun = new ArrayList<>();

	private final List<Duration> times = new ArrayList<>();

	private final List<String> cancelled = new ArrayList<>();

	private Supplier<Mono<Answer>> answers = Mono::never;

	@Test
	void keepsNothingOfACallThatHasEnded() {
		Sinks.One<Answer> sink = Sinks.one();
		this.answers = sink::asMono;
		WeakReference<CompletableFuture<Answer>> ended = send();
		WeakReference<CompletableFuture<Answer>> running = send(Mono.never());
		sink.tryEmitValue(new Answer.Payload(new byte[0], Freshness.NONE));
		assertThat(isCollected(ended)).isTrue();
		assertThat(running.refersTo(null)).isFalse();
	}

	@Test
	void breaksOffWhatIsUnderWayAndNothingElse() {
		Sinks.One<Answer> answered = Sinks.one();
		send(answered.asMono().doOnCancel(() -> this.cancelled.add("first")));
		send(Mono.<Answer>never().doOnCancel(() -> this.cancelled.add("second")));
		answered.tryEmitValue(new Answer.Payload(new byte[0], Freshness.NONE));
		this.exchanges.close();
		assertThat(this.cancelled).isEmpty();
		this.exchanges.breakOff();
		this.exchanges.breakOff();
		assertThat(this.cancelled).containsExactly("second");
	}

	@Test
	void beginsNothingOnceClosed() {
		this.exchanges.close();
		CompletableFuture<Answer> answer = this.exchanges.share(Calls.request(), Purpose.UNSAID, Watch.NONE);
		assertThat(answer).isNotDone();
		assertThat(this.begun).isEmpty();
	}

	@Test
	void hasAsManyCallsUnderWayAsTheServiceTakes() {
		List<Sinks.One<Answer>> sinks = new ArrayList<>();
		this.answers = () -> {
			sinks.add(Sinks.one());
			return sinks.getLast().asMono();
		};
		List<CompletableFuture<Answer>> answers = IntStream.range(0, 1_000)
			.mapToObj((_) -> this.exchanges.share(Calls.request(), Purpose.UNSAID, Watch.NONE))
			.toList();
		for (int ended = 0; ended < 1_000; ended++) {
			assertThat(sinks).hasSize(Math.min(1_000, ended + Calls.CONCURRENCY));
			sinks.get(ended).tryEmitValue(new Answer.Payload(new byte[0], Freshness.NONE));
		}
		assertThat(answers).allMatch(CompletableFuture::isDone);
	}

	@Test
	void hasALaneForEachService() {
		IntStream.range(0, 20).forEach((_) -> this.exchanges.share(Calls.request(), Purpose.UNSAID, Watch.NONE));
		IntStream.range(0, 20)
			.forEach((_) -> this.exchanges.share(Calls.requestToAnother(), Purpose.UNSAID, Watch.NONE));
		assertThat(this.begun).hasSize(2 * Calls.CONCURRENCY);
	}

	@Test
	void beginsTheNextCallBeforeAnAnswerIsWorkedOn() {
		List<Sinks.One<Answer>> sinks = new ArrayList<>();
		this.answers = () -> {
			sinks.add(Sinks.one());
			return sinks.getLast().asMono();
		};
		List<Integer> begunBefore = new ArrayList<>();
		IntStream.range(0, Calls.CONCURRENCY + 1)
			.mapToObj((_) -> this.exchanges.share(Calls.request(), Purpose.UNSAID, Watch.NONE))
			.toList()
			.getFirst()
			.thenRun(() -> begunBefore.add(this.begun.size()));
		sinks.getFirst().tryEmitValue(new Answer.Payload(new byte[0], Freshness.NONE));
		assertThat(begunBefore).containsExactly(Calls.CONCURRENCY + 1);
	}

	@Test
	void beginsACallInItsTurnOnly() {
		// as its time is limited from its beginning, it is not to begin while it waits
		VirtualTimeScheduler time = VirtualTimeScheduler.create();
		Answer fine = new Answer.Payload(new byte[0], Freshness.NONE);
		this.answers = () -> Mono.delay(Duration.ofMillis(900), time)
			.map((_) -> fine)
			.timeout(Duration.ofSeconds(1), time);
		List<CompletableFuture<Answer>> answers = IntStream.range(0, 100)
			.mapToObj((_) -> this.exchanges.share(Calls.request(), Purpose.UNSAID, Watch.NONE))
			.toList();
		time.advanceTimeBy(Duration.ofMillis(900 * (100 / Calls.CONCURRENCY + 1)));
		assertThat(answers).allSatisfy((answer) -> assertThat(answer).isCompletedWithValue(fine));
	}

	@Test
	void answersThoseThatItGivesUpAsTheLastOneThatItTried() {
		Answer late = new Answer.Failed(Fault.of(Code.DOWNSTREAM_TIMEOUT, "s", "late"), "");
		this.answers = () -> Mono.just(late);
		List<CompletableFuture<Answer>> answers = new ArrayList<>();
		this.serial.execute(() -> IntStream.range(0, 1_000)
			.forEach((_) -> answers.add(this.exchanges.share(Calls.request(), Purpose.UNSAID, Watch.NONE))));
		assertThat(answers).allSatisfy((answer) -> assertThat(answer).isCompletedWithValue(late));
		assertThat(this.begun).hasSize(2 * Calls.CONCURRENCY - 1);
	}

	@Test
	void givesEachCallWhatIsLeftOfTheTime() {
		send();
		this.clock.addAndGet(Duration.ofMillis(1_200).toNanos());
		send();
		assertThat(this.times).containsExactly(Duration.ofSeconds(3), Duration.ofMillis(1_800));
	}

	@Test
	void beginsNothingWhenTimeIsUp() {
		this.clock.addAndGet(Duration.ofSeconds(3).toNanos());
		assertThat(code(this.exchanges.share(Calls.request(), Purpose.UNSAID, Watch.NONE)))
			.isEqualTo(Code.DEADLINE_EXCEEDED);
		assertThat(this.begun).isEmpty();
	}

	@Test
	void answersThoseThatWaitWhenTimeIsUp() {
		Sinks.One<Answer> sink = Sinks.one();
		this.answers = sink::asMono;
		List<CompletableFuture<Answer>> answers = IntStream.range(0, 1_000)
			.mapToObj((_) -> this.exchanges.share(Calls.request(), Purpose.UNSAID, Watch.NONE))
			.toList();
		this.clock.addAndGet(Duration.ofSeconds(3).toNanos());
		sink.tryEmitValue(new Answer.Failed(Fault.of(Code.DOWNSTREAM_TIMEOUT, "s", "late"), ""));
		assertThat(answers).allSatisfy((answer) -> assertThat(code(answer)).isEqualTo(Code.DEADLINE_EXCEEDED));
		assertThat(this.begun).hasSize(Calls.CONCURRENCY);
	}

	@Test
	void takesAServiceThatIsLateForLateWhileThereIsTime() {
		this.clock.addAndGet(Duration.ofMillis(2_999).toNanos());
		Fault late = Fault.of(Code.DOWNSTREAM_TIMEOUT, "s", "late");
		this.answers = () -> Mono.just(new Answer.Rejected("504", false, late, "", Freshness.NONE));
		assertThat(code(this.exchanges.send(Calls.request(), Purpose.UNSAID, Watch.NONE)))
			.isEqualTo(Code.DOWNSTREAM_TIMEOUT);
		this.answers = () -> {
			this.clock.addAndGet(Duration.ofMillis(1).toNanos());
			return Mono.just(new Answer.Rejected("504", false, late, "", Freshness.NONE));
		};
		assertThat(code(this.exchanges.send(Calls.request(), Purpose.UNSAID, Watch.NONE)))
			.isEqualTo(Code.DEADLINE_EXCEEDED);
	}

	private static Code code(CompletableFuture<Answer> answer) {
		return switch (answer.getNow(new Answer.Payload(new byte[0], Freshness.NONE))) {
			case Answer.Failed failed -> failed.fault().code();
			case Answer.Rejected rejected -> rejected.fault().code();
			case Answer.Payload _, Answer.NotModified _ -> throw new AssertionError("no failure");
		};
	}

	private WeakReference<CompletableFuture<Answer>> send(Mono<Answer> answer) {
		this.answers = () -> answer;
		return send();
	}

	private WeakReference<CompletableFuture<Answer>> send() {
		List<WeakReference<CompletableFuture<Answer>>> sent = new ArrayList<>();
		this.serial.execute(
				() -> sent.add(new WeakReference<>(this.exchanges.send(Calls.request(), Purpose.UNSAID, Watch.NONE))));
		assertThat(this.failures).isEmpty();
		return sent.getFirst();
	}

	private static boolean isCollected(WeakReference<?> reference) {
		long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
		while (!reference.refersTo(null) && System.nanoTime() < end) {
			System.gc();
		}
		return reference.refersTo(null);
	}

	@Override
	public Rendered render(ServiceCall call, Values values) {
		throw new UnsupportedOperationException();
	}

	@Override
	public Mono<Answer> exchange(Request request, Duration time) {
		this.begun.add(request);
		this.times.add(time);
		return this.answers.get();
	}

}
