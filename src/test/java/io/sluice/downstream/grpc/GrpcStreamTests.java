package io.sluice.downstream.grpc;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import com.google.protobuf.CodedInputStream;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.sluice.downstream.Answer;
import io.sluice.downstream.Freshness.Storing;
import io.sluice.fault.Code;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/** Streams of messages, one by one and as a list. */
class GrpcStreamTests {

	private static final Duration SHORT = Duration.ofMillis(300);

	private static final String PADDING = "x".repeat(10_000);

	/** A server that sends so many things as fast as they are taken. */
	private static ThingsServer counting(int count, AtomicInteger sent, String padding) {
		return ThingsServer.answering((request, observer) -> {
			Runnable sending = () -> {
				while (observer.isReady() && sent.get() <= count) {
					if (sent.get() == count) {
						observer.onCompleted();
					}
					else {
						observer.onNext(Things.thing(sent.get() + padding));
					}
					sent.incrementAndGet();
				}
			};
			observer.setOnReadyHandler(sending);
		});
	}

	/** A server that answers each call with things, and then waits. */
	private static ThingsServer lasting(String... names) {
		return ThingsServer.answering((request, observer) -> {
			observer.setOnCancelHandler(() -> {
			});
			List.of(names).forEach((name) -> observer.onNext(Things.thing(name)));
		});
	}

	private static String name(Answer answer) {
		return (answer instanceof Answer.Payload(var body, var _)) ? Things.name(body) : answer.toString();
	}

	private static List<String> names(Answer collected) throws Exception {
		List<String> names = new ArrayList<>();
		CodedInputStream in = CodedInputStream.newInstance(((Answer.Payload) collected).body());
		while (!in.isAtEnd()) {
			assertThat(in.readTag()).isEqualTo(10);
			names.add(Things.name(in.readByteArray()));
		}
		return names;
	}

	@Test
	void aSlowReaderHoldsTheServerUp() {
		AtomicInteger sent = new AtomicInteger();
		try (ThingsServer server = counting(1_000, sent, PADDING); Wire wire = Wire.to(Calls.to(server).watch())) {
			List<String> read = new CopyOnWriteArrayList<>();
			AtomicInteger most = new AtomicInteger();
			BaseSubscriber<Answer> reader = new BaseSubscriber<>() {
				@Override
				protected void hookOnSubscribe(org.reactivestreams.Subscription subscription) {
					request(1);
				}

				@Override
				protected void hookOnNext(Answer answer) {
					most.accumulateAndGet(sent.get() - read.size(), Math::max);
					read.add(name(answer));
				}
			};
			wire.stream().subscribe(reader);
			Awaitility.await().until(() -> read.size() == 1);
			Awaitility.await().during(SHORT).until(() -> read.size() == 1 && sent.get() < 700);
			while (!reader.isDisposed()) {
				int before = read.size();
				reader.request(7);
				Awaitility.await()
					.pollInterval(Duration.ofMillis(1))
					.until(() -> read.size() == before + 7 || reader.isDisposed());
			}
			assertThat(read)
				.containsExactlyElementsOf(IntStream.range(0, 1_000).mapToObj((number) -> number + PADDING).toList());
			assertThat(most.get()).as("the most that the server was ahead").isBetween(1, 700);
		}
	}

	@Test
	void aFastReaderGetsEverything() {
		AtomicInteger sent = new AtomicInteger();
		try (ThingsServer server = counting(10_000, sent, ""); Wire wire = Wire.to(Calls.to(server).watch())) {
			assertThat(wire.stream().map(GrpcStreamTests::name).collectList().block())
				.containsExactlyElementsOf(IntStream.range(0, 10_000).mapToObj(String::valueOf).toList());
		}
	}

	@Test
	void aStreamMayBeEmpty() {
		try (ThingsServer server = ThingsServer.answering((request, observer) -> observer.onCompleted());
				Wire wire = Wire.to(Calls.to(server).watch())) {
			assertThat(wire.stream().collectList().block()).isEmpty();
		}
	}

	@Test
	void aUnaryMethodIsAStreamOfOne() {
		try (ThingsServer server = ThingsServer.answering("x"); Wire wire = Wire.to(Calls.to(server))) {
			assertThat(wire.stream().map(GrpcStreamTests::name).collectList().block()).containsExactly("x");
		}
	}

	@Test
	void aStreamThatBreaksOffEndsWithAFailure() {
		try (ThingsServer server = lasting("a", "b", "c"); Wire wire = Wire.to(Calls.to(server).watch())) {
			List<Answer> answers = new CopyOnWriteArrayList<>();
			Disposable reading = wire.stream().subscribe(answers::add);
			Awaitility.await().until(() -> answers.size() == 3);
			server.kill();
			Awaitility.await().until(reading::isDisposed);
			assertThat(answers.subList(0, 3)).extracting(GrpcStreamTests::name).containsExactly("a", "b", "c");
			assertThat(answers).hasSize(4);
			assertThat(answers.getLast()).isInstanceOfSatisfying(Answer.Rejected.class,
					(rejected) -> assertThat(rejected.fault().code()).isEqualTo(Code.DOWNSTREAM_UNAVAILABLE));
		}
	}

	@Test
	void aFailureIsTheLastAnswerAndWaitsToBeAskedFor() {
		try (ThingsServer server = ThingsServer.answering((request, observer) -> {
			observer.onNext(Things.thing("a"));
			observer.onError(Status.NOT_FOUND.asRuntimeException());
		}); Wire wire = Wire.to(Calls.to(server).watch())) {
			List<Answer> answers = wire.stream().collectList().block();
			assertThat(answers).hasSize(2);
			assertThat(name(answers.getFirst())).isEqualTo("a");
			assertThat(answers.getLast()).isInstanceOfSatisfying(Answer.Rejected.class,
					(rejected) -> assertThat(rejected.status()).isEqualTo("NOT_FOUND"));
			assertThat(wire.stream().take(1).map(GrpcStreamTests::name).collectList().block()).containsExactly("a");
		}
	}

	@Test
	void aMessageThatIsTooLargeEndsTheStream() {
		try (ThingsServer server = lasting("a", PADDING, "b");
				Wire wire = Wire.to(Calls.to(server).watch().maxResponseSize(1_000))) {
			List<Answer> answers = wire.stream().collectList().block();
			assertThat(answers).hasSize(2);
			assertThat(answers.getLast()).isInstanceOfSatisfying(Answer.Failed.class,
					(failed) -> assertThat(failed.fault().message())
						.isEqualTo("The service \"things\" answered more than may be read."));
		}
	}

	@Test
	void cancellingReachesTheServer() {
		try (ThingsServer server = lasting("a"); Wire wire = Wire.to(Calls.to(server).watch())) {
			assertThat(wire.stream().take(1).map(GrpcStreamTests::name).blockLast()).isEqualTo("a");
			Awaitility.await()
				.untilAsserted(() -> assertThat(server.seen().getFirst().context().isCancelled()).isTrue());
		}
	}

	@Test
	void aStreamThatHasBegunMayTakeItsTime() {
		AtomicReference<ServerCallStreamObserver<byte[]>> waiting = new AtomicReference<>();
		try (ThingsServer server = ThingsServer.answering((request, observer) -> waiting.set(observer));
				Wire wire = Wire.to(Calls.to(server).watch().timeout(SHORT))) {
			List<Answer> answers = new CopyOnWriteArrayList<>();
			Disposable reading = wire.stream().subscribe(answers::add);
			Awaitility.await().until(() -> waiting.get() != null);
			Awaitility.await().during(SHORT.multipliedBy(2)).until(() -> !reading.isDisposed());
			assertThat(server.seen().getFirst().context().getDeadline()).isNull();
			waiting.get().onNext(Things.thing("late"));
			Awaitility.await().until(() -> !answers.isEmpty());
			assertThat(name(answers.getFirst())).isEqualTo("late");
		}
	}

	@Test
	void aStreamThatDoesNotBeginIsLate() {
		try (ThingsServer server = ThingsServer.answering((request, observer) -> observer.setOnCancelHandler(() -> {
		}), (builder) -> builder.maxConcurrentCallsPerConnection(1));
				Wire wire = Wire.to(Calls.to(server).watch().timeout(Duration.ofSeconds(1)))) {
			Disposable first = wire.stream().subscribe();
			Awaitility.await().until(() -> server.seen().size() == 1);
			Answer second = wire.stream().blockLast();
			assertThat(second).isInstanceOfSatisfying(Answer.Failed.class,
					(failed) -> assertThat(failed.fault().code()).isEqualTo(Code.DOWNSTREAM_TIMEOUT));
			assertThat(first.isDisposed()).isFalse();
		}
	}

	@Test
	void aCollectedStreamIsOneMessage() throws Exception {
		try (ThingsServer server = ThingsServer.answering((request, observer) -> {
			observer.onNext(Things.thing("a"));
			observer.onNext(Things.thing(""));
			observer.onNext(Things.thing("b".repeat(20_000)));
			observer.onCompleted();
		})) {
			assertThat(names(Wire.answer(Calls.to(server).collect(10)))).containsExactly("a", "", "b".repeat(20_000));
			assertThat(names(Wire.answer(Calls.to(server).collect(3)))).hasSize(3);
			assertThat(names(Wire.answer(Calls.to(server).collect(2)))).containsExactly("a", "");
		}
	}

	@Test
	void aCollectedStreamMayBeEmpty() throws Exception {
		try (ThingsServer server = ThingsServer.answering((request, observer) -> observer.onCompleted())) {
			Answer answer = Wire.answer(Calls.to(server).collect(10));
			assertThat(names(answer)).isEmpty();
			assertThat(((Answer.Payload) answer).freshness().storing()).isEqualTo(Storing.ANYBODY);
		}
	}

	@Test
	void aStreamIsCollectedNoFurtherThanItMay() throws Exception {
		AtomicInteger sent = new AtomicInteger();
		try (ThingsServer server = counting(1_000_000, sent, PADDING);
				Wire wire = Wire.to(Calls.to(server).collect(5))) {
			assertThat(names(wire.send())).hasSize(5);
			Awaitility.await()
				.untilAsserted(() -> assertThat(server.seen().getFirst().context().isCancelled()).isTrue());
			assertThat(sent.get()).isLessThan(1_000);
		}
	}

	@Test
	void aCollectedStreamHasADeadline() {
		try (ThingsServer server = lasting("a"); Wire wire = Wire.to(Calls.to(server).collect(5).timeout(SHORT))) {
			assertThat(wire.send()).isInstanceOfSatisfying(Answer.Rejected.class,
					(rejected) -> assertThat(rejected.fault().code()).isEqualTo(Code.DOWNSTREAM_TIMEOUT));
			assertThat(server.seen().getFirst().context().getDeadline()).isNotNull();
		}
	}

	@Test
	void aCollectedStreamThatFailsIsAFailure() {
		try (ThingsServer server = ThingsServer.answering((request, observer) -> {
			observer.onNext(Things.thing("a"));
			observer.onError(Status.NOT_FOUND.asRuntimeException());
		})) {
			assertThat(Wire.answer(Calls.to(server).collect(5))).isInstanceOfSatisfying(Answer.Rejected.class,
					(rejected) -> assertThat(rejected.status()).isEqualTo("NOT_FOUND"));
		}
	}

	@Test
	void aCollectedStreamIsNoLargerThanAMessage() {
		AtomicInteger sent = new AtomicInteger();
		try (ThingsServer server = counting(1_000_000, sent, PADDING);
				Wire wire = Wire.to(Calls.to(server).collect(1_000_000).maxResponseSize(100_000))) {
			assertThat(wire.send()).isInstanceOfSatisfying(Answer.Failed.class, (failed) -> {
				assertThat(failed.fault().code()).isEqualTo(Code.DOWNSTREAM_ERROR);
				assertThat(failed.detail()).contains("100000");
			});
			Awaitility.await()
				.untilAsserted(() -> assertThat(server.seen().getFirst().context().isCancelled()).isTrue());
		}
	}

	@Test
	void manyStreamsShareAConnection() {
		AtomicInteger sent = new AtomicInteger();
		try (ThingsServer server = ThingsServer.answering((request, observer) -> {
			observer.onNext(Things.thing("x" + sent.incrementAndGet()));
			observer.onCompleted();
		}); Wire wire = Wire.to(Calls.to(server).watch().concurrency(50))) {
			assertThat(Flux.range(0, 200)
				.flatMap((number) -> wire.stream().map(GrpcStreamTests::name), 200)
				.distinct()
				.count()
				.switchIfEmpty(Mono.just(0L))
				.block()).isEqualTo(200);
		}
	}

	@Test
	void lastingOnesKeepNoCallFromBeingMade() {
		AtomicReference<ServerCallStreamObserver<byte[]>> asked = new AtomicReference<>();
		try (ThingsServer server = ThingsServer.answering((request, observer) -> {
			observer.setOnCancelHandler(() -> {
			});
			asked.set(observer);
		}, (builder) -> builder.maxConcurrentCallsPerConnection(1)); Wire wire = Wire.to(Calls.to(server).watch())) {
			Disposable stream = wire.stream().subscribe();
			Awaitility.await().until(() -> asked.getAndSet(null) != null);
			List<Answer> answers = new CopyOnWriteArrayList<>();
			wire.exchange(Calls.to(server)).subscribe(answers::add);
			ServerCallStreamObserver<byte[]> call = Awaitility.await().until(asked::get, (some) -> some != null);
			call.onNext(Things.thing("x"));
			call.onCompleted();
			Awaitility.await().until(() -> answers.size() == 1);
			assertThat(stream.isDisposed()).isFalse();
		}
	}

}
