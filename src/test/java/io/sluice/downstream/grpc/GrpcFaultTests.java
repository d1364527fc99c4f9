package io.sluice.downstream.grpc;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

import io.sluice.downstream.Answer;
import io.sluice.fault.Code;
import io.sluice.fault.Fault;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;

import static org.assertj.core.api.Assertions.assertThat;

/** What can go wrong on the way does, over real connections. */
class GrpcFaultTests {

	private static final Duration SHORT = Duration.ofMillis(300);

	private static void assertUnavailable(Answer answer) {
		assertUnavailable(answer, "UNAVAILABLE");
	}

	private static void assertUnavailable(Answer answer, String status) {
		assertThat(answer).isInstanceOfSatisfying(Answer.Rejected.class, (rejected) -> {
			assertThat(rejected.status()).isEqualTo(status);
			assertThat(rejected.fault()).isEqualTo(
					Fault.of(Code.DOWNSTREAM_UNAVAILABLE, "things", "The service \"things\" could not be reached."));
			assertThat(rejected.fault().retryable()).isTrue();
			assertThat(rejected.splittable()).isFalse();
			assertThat(rejected.detail()).isNotBlank();
		});
	}

	private static void assertLate(Answer answer) {
		assertThat(answer).isInstanceOfSatisfying(Answer.Rejected.class, (rejected) -> {
			assertThat(rejected.status()).isEqualTo("DEADLINE_EXCEEDED");
			assertThat(rejected.fault()).isEqualTo(
					Fault.of(Code.DOWNSTREAM_TIMEOUT, "things", "The service \"things\" did not answer in time."));
		});
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
	}

	@Test
	void theServerKnowsTheDeadline() {
		try (ThingsServer server = ThingsServer.answering("x")) {
			Wire.answer(Calls.to(server).timeout(Duration.ofSeconds(40)));
			assertThat(server.seen()).singleElement()
				.satisfies((seen) -> assertThat(seen.context().getDeadline().timeRemaining(TimeUnit.SECONDS))
					.isBetween(1L, 40L));
		}
	}

	@Test
	void aCallThatIsLateIsBrokenOff() {
		try (ThingsServer server = ThingsServer.silent(); Wire wire = Wire.to(Calls.to(server).timeout(SHORT))) {
			assertLate(wire.send());
			Awaitility.await()
				.untilAsserted(() -> assertThat(server.seen().getFirst().context().isCancelled()).isTrue());
		}
	}

	@Test
	void aCallThatNobodyWaitsForIsBrokenOff() {
		try (ThingsServer server = ThingsServer.silent(); Wire wire = Wire.to(Calls.to(server))) {
			Disposable waiting = wire.exchange().subscribe();
			Awaitility.await().until(() -> server.seen().size() == 1);
			assertThat(server.seen().getFirst().context().isCancelled()).isFalse();
			waiting.dispose();
			Awaitility.await()
				.untilAsserted(() -> assertThat(server.seen().getFirst().context().isCancelled()).isTrue());
		}
	}

	@Test
	void nothingIsSentBeforeSubscription() {
		try (ThingsServer server = ThingsServer.answering("x"); Wire wire = Wire.to(Calls.to(server))) {
			wire.exchange();
			wire.stream();
			assertThat(wire.send()).isInstanceOf(Answer.Payload.class);
			assertThat(server.seen()).hasSize(1);
		}
	}

	@Test
	void breakingOffIsUnavailable() {
		try (ThingsServer server = ThingsServer.silent(); Wire wire = Wire.to(Calls.to(server))) {
			List<Answer> answers = new ArrayList<>();
			wire.exchange().subscribe(answers::add);
			Awaitility.await().until(() -> server.seen().size() == 1);
			server.kill();
			Awaitility.await().until(() -> !answers.isEmpty());
			assertUnavailable(answers.getFirst(), "CANCELLED");
		}
	}

	@Test
	void refusingIsUnavailable() throws IOException {
		assertUnavailable(Wire.answer(Calls.to("127.0.0.1:" + freePort())));
	}

	@Test
	void aNameThatNobodyHasIsUnavailable() {
		assertUnavailable(Wire.answer(Calls.to("dns:///things.invalid:9090")));
	}

	@Test
	void whatIsNotGrpcIsUnavailable() throws IOException, InterruptedException {
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			Thread ssh = Thread.ofVirtual().start(() -> {
				try (Socket connection = socket.accept()) {
					connection.getOutputStream().write("SSH-2.0-OpenSSH_9.9\r\n\r\n".getBytes());
					connection.getInputStream().readAllBytes();
				}
				catch (IOException ex) {
					// the client goes away
				}
			});
			assertUnavailable(Wire.answer(Calls.to("127.0.0.1:" + socket.getLocalPort())), "INTERNAL");
			ssh.join();
		}
	}

	@Test
	void aConnectionThatIsNotAcceptedIsUnavailable() throws IOException {
		List<Socket> waiting = new ArrayList<>();
		try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			for (int index = 0; index < 2; index++) {
				waiting.add(new Socket(full.getInetAddress(), full.getLocalPort()));
			}
			assertUnavailable(Wire.answer(Calls.to("127.0.0.1:" + full.getLocalPort()).connectTimeout(SHORT)));
		}
		finally {
			for (Socket socket : waiting) {
				socket.close();
			}
		}
	}

	@Test
	void aServiceThatComesBackIsFoundSoon() throws IOException {
		int port = freePort();
		try (Wire wire = Wire.to(Calls.to("127.0.0.1:" + port))) {
			assertUnavailable(wire.send());
			try (ThingsServer server = ThingsServer.at(port, (request, observer) -> {
				observer.onNext(Things.thing("x"));
				observer.onCompleted();
			})) {
				Awaitility.await().atMost(Duration.ofSeconds(8)).until(() -> wire.send() instanceof Answer.Payload);
				server.kill();
				assertUnavailable(wire.send());
			}
			try (ThingsServer again = ThingsServer.at(port, (request, observer) -> {
				observer.onNext(Things.thing("y"));
				observer.onCompleted();
			})) {
				Awaitility.await().atMost(Duration.ofSeconds(8)).until(() -> wire.send() instanceof Answer.Payload);
				assertThat(again.seen()).isNotEmpty();
			}
		}
	}

	@Test
	void closingBreaksOffWhatIsUnderWay() {
		try (ThingsServer server = ThingsServer.silent()) {
			Wire wire = Wire.to(Calls.to(server));
			List<Answer> answers = new ArrayList<>();
			wire.exchange().subscribe(answers::add);
			Awaitility.await().until(() -> server.seen().size() == 1);
			wire.close();
			Awaitility.await().until(() -> !answers.isEmpty());
			assertUnavailable(answers.getFirst());
			assertUnavailable(wire.send());
		}
	}

	@Test
	void answersComeOnTheEventLoopsOfTheGateway() {
		try (ThingsServer server = ThingsServer.answering("x"); Wire wire = Wire.to(Calls.to(server))) {
			assertThat(wire.exchange().map((answer) -> Thread.currentThread().getName()).block())
				.startsWith("reactor-http");
		}
	}

	@Test
	void aMistakeOfOursIsSaidToBeOne() {
		Channel broken = (request, deadline) -> {
			throw new IllegalStateException("s3cret");
		};
		ServiceFaults faults = new ServiceFaults(Calls.to("x").build().service());
		Channel channel = NeverFailing.around(broken, faults);
		assertThat(channel.exchange(null, null).blockLast()).isInstanceOfSatisfying(Answer.Failed.class, (failed) -> {
			assertThat(failed.fault().code()).isEqualTo(Code.INTERNAL_SERVER_ERROR);
			assertThat(failed.fault().message()).isEqualTo("The service \"things\" could not be called.");
			assertThat(failed.detail()).contains("s3cret");
		});
		assertThat(channel).hasToString("NeverFailing(" + broken + ")");
	}

	@Test
	void theStackIsSaid() {
		try (Wire wire = Wire.to(Calls.to("127.0.0.1:1"))) {
			assertThat(wire.connection()).hasToString("NeverFailing(Traced(Collecting(Reconnecting(GrpcChannel))))");
		}
	}

}
