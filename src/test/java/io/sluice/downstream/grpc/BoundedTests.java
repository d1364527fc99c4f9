package io.sluice.downstream.grpc;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

import io.grpc.Deadline;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCallStreamObserver;
import io.sluice.downstream.Answer;
import io.sluice.downstream.Freshness;
import io.sluice.fault.Code;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** A service is asked only so many things at the same time. */
class BoundedTests {

	private final ConcurrentLinkedQueue<ServerCallStreamObserver<byte[]>> open = new ConcurrentLinkedQueue<>();

	private final AtomicInteger most = new AtomicInteger();

	private final AtomicInteger now = new AtomicInteger();

	private ThingsServer server() {
		return server(UnaryOperator.identity());
	}

	private ThingsServer server(UnaryOperator<NettyServerBuilder> options) {
		return ThingsServer.answering((request, observer) -> {
			this.most.accumulateAndGet(this.now.incrementAndGet(), Math::max);
			observer.setOnCancelHandler(this.now::decrementAndGet);
			this.open.add(observer);
		}, options);
	}

	private void answer() {
		ServerCallStreamObserver<byte[]> observer = Awaitility.await().until(this.open::poll, (next) -> next != null);
		this.now.decrementAndGet();
		observer.onNext(Things.thing("x"));
		observer.onCompleted();
	}

	@Test
	void soManyCallsAreMadeAtTheSameTime() {
		try (ThingsServer server = server(); Wire wire = Wire.to(Calls.to(server).concurrency(3))) {
			List<Answer> answers = new ArrayList<>();
			Disposable asking = Flux.range(0, 20)
				.flatMap((number) -> wire.exchange(), 20)
				.publishOn(Schedulers.single())
				.subscribe(answers::add);
			for (int call = 0; call < 20; call++) {
				answer();
			}
			Awaitility.await().until(asking::isDisposed);
			assertThat(answers).hasSize(20)
				.allSatisfy((answer) -> assertThat(answer).isInstanceOf(Answer.Payload.class));
			assertThat(this.most.get()).isEqualTo(3);
		}
	}

	@Test
	void waitingIsUnderTheTimeoutOfTheCall() {
		try (ThingsServer server = server(); Wire wire = Wire.to(Calls.to(server).concurrency(1))) {
			Disposable first = wire.exchange().subscribe();
			Awaitility.await().until(() -> this.now.get() == 1);
			Answer late = wire.exchange(Calls.to(server).timeout(Duration.ofMillis(200))).block();
			assertThat(late).isInstanceOfSatisfying(Answer.Failed.class,
					(failed) -> assertThat(failed.fault().code()).isEqualTo(Code.DOWNSTREAM_TIMEOUT));
			assertThat(first.isDisposed()).isFalse();
			assertThat(server.seen()).hasSize(1);
		}
	}

	@Test
	void whatIsBrokenOffMakesRoom() {
		try (ThingsServer server = server(); Wire wire = Wire.to(Calls.to(server).concurrency(1))) {
			Disposable first = wire.exchange().subscribe();
			Awaitility.await().until(() -> this.now.get() == 1);
			Disposable waiting = wire.exchange().subscribe();
			List<Answer> answers = new ArrayList<>();
			wire.exchange().subscribe(answers::add);
			waiting.dispose();
			first.dispose();
			Awaitility.await().until(() -> server.seen().size() == 2);
			this.open.poll();
			answer();
			Awaitility.await().until(() -> answers.size() == 1);
			assertThat(server.seen()).hasSize(2);
		}
	}

	@Test
	void streamsThatLastKeepNoCallFromBeingMade() {
		try (ThingsServer server = server((builder) -> builder.maxConcurrentCallsPerConnection(1));
				Wire wire = Wire.to(Calls.to(server).watch().concurrency(1))) {
			Disposable stream = wire.stream().subscribe();
			Awaitility.await().until(() -> this.now.get() == 1);
			this.open.poll();
			List<Answer> answers = new ArrayList<>();
			wire.exchange(Calls.to(server)).subscribe(answers::add);
			answer();
			Awaitility.await().until(() -> answers.size() == 1);
			assertThat(stream.isDisposed()).isFalse();
		}
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
	void whatMayNotWaitIsUnavailable() {
		ServiceFaults faults = new ServiceFaults(Calls.to("x").build().service());
		assertThat(faults.failed(new TooManyWaitingException(3))).isInstanceOfSatisfying(Answer.Failed.class,
				(failed) -> assertThat(failed.fault().code()).isEqualTo(Code.DOWNSTREAM_UNAVAILABLE));
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

	@Test
	void reconnectsOnceASecond() {
		AtomicInteger reconnected = new AtomicInteger();
		long[] time = { 0 };
		Deadline.Ticker ticker = new Deadline.Ticker() {
			@Override
			public long nanoTime() {
				return time[0];
			}
		};
		Answer gone = new Answer.Rejected("UNAVAILABLE", false, null, "", Freshness.NONE);
		Channel channel = Reconnecting.around((request, deadline) -> Flux.just(gone), reconnected::incrementAndGet,
				ticker);
		channel.exchange(null, null).blockLast();
		channel.exchange(null, null).blockLast();
		assertThat(reconnected.get()).isEqualTo(1);
		time[0] = TimeUnit.SECONDS.toNanos(1);
		channel.exchange(null, null).blockLast();
		channel.exchange(null, null).blockLast();
		assertThat(reconnected.get()).isEqualTo(2);
		Reconnecting
			.around((request, deadline) -> Flux.just(new Answer.Rejected("INTERNAL", false, null, "", Freshness.NONE),
					new Answer.Payload(new byte[0], Freshness.NONE)), reconnected::incrementAndGet, ticker)
			.exchange(null, null)
			.blockLast();
		assertThat(reconnected.get()).isEqualTo(2);
	}

}
