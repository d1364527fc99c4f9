package io.sluice.downstream.rest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Semaphore;

import io.sluice.downstream.Answer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/** Connections are few, used again, and never left behind. */
class RestConnectionTests {

	private static final String NOT_FOUND = "HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\n\r\nnone";

	@Test
	void areUsedAgain() throws IOException {
		try (RawServer server = RawServer.answering(RawServer.json("1"));
				Wire wire = Wire.to(Calls.to(server.url()).concurrency(1))) {
			for (int call = 0; call < 20; call++) {
				assertThat(wire.send()).isInstanceOf(Answer.Payload.class);
			}
			assertThat(server.requests()).hasSize(20);
			assertThat(server.connections()).isEqualTo(1);
		}
	}

	@Test
	void areUsedAgainAfterARejection() throws IOException {
		try (RawServer server = RawServer.answering(NOT_FOUND);
				Wire wire = Wire.to(Calls.to(server.url()).concurrency(1))) {
			for (int call = 0; call < 20; call++) {
				assertThat(wire.send()).isInstanceOf(Answer.Rejected.class);
			}
			assertThat(server.connections()).isEqualTo(1);
		}
	}

	@Test
	void areReplacedWhenTheServiceClosesThem() throws IOException {
		try (RawServer server = RawServer.talking((connection) -> {
			connection.getOutputStream().write(RawServer.json("1").getBytes(StandardCharsets.UTF_8));
			connection.close();
		}); Wire wire = Wire.to(Calls.to(server.url()))) {
			assertThat(wire.send()).isInstanceOf(Answer.Payload.class);
			Awaitility.await().until(wire::send, Answer.Payload.class::isInstance);
			assertThat(server.connections()).isGreaterThan(1);
		}
	}

	@Test
	void areNeverMoreThanTheConcurrency() throws IOException {
		Semaphore free = new Semaphore(0);
		try (RawServer server = RawServer.talking((connection) -> {
			free.acquireUninterruptibly();
			connection.getOutputStream().write(RawServer.json("1").getBytes(StandardCharsets.UTF_8));
		}); Wire wire = Wire.to(Calls.to(server.url()).concurrency(4))) {
			Mono<List<Answer>> answers = Flux.range(0, 60).flatMap((call) -> wire.exchange(), 60).collectList().cache();
			Disposable calls = answers.subscribe();
			Awaitility.await().untilAsserted(() -> assertThat(server.requests()).hasSize(4));
			free.release(60);
			assertThat(answers.block()).hasSize(60).allMatch(Answer.Payload.class::isInstance);
			assertThat(server.connections()).isEqualTo(4);
			calls.dispose();
		}
	}

	@Test
	void areClosedWhenACallIsCancelled() throws IOException {
		try (RawServer server = RawServer.talking((connection) -> {
		}); Wire wire = Wire.to(Calls.to(server.url()))) {
			Disposable call = wire.exchange().subscribe();
			Awaitility.await().untilAsserted(() -> assertThat(server.requests()).hasSize(1));
			assertThat(server.closedByPeer()).isZero();
			call.dispose();
			Awaitility.await().untilAsserted(() -> assertThat(server.closedByPeer()).isEqualTo(1));
		}
	}

	@Test
	void areClosedWhenACallIsCancelledInTheMiddleOfTheBody() throws IOException {
		try (RawServer server = RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n[1,");
				Wire wire = Wire.to(Calls.to(server.url()))) {
			Disposable call = wire.exchange().subscribe();
			Awaitility.await().untilAsserted(() -> assertThat(server.requests()).hasSize(1));
			call.dispose();
			Awaitility.await().untilAsserted(() -> assertThat(server.closedByPeer()).isEqualTo(1));
		}
	}

	@Test
	void areNotOpenedBeforeSubscription() throws IOException {
		try (RawServer server = RawServer.answering(RawServer.json("1")); Wire wire = Wire.to(Calls.to(server.url()))) {
			Mono<Answer> answer = wire.exchange();
			assertThat(server.connections()).isZero();
			assertThat(answer.block()).isInstanceOf(Answer.Payload.class);
		}
	}

	@Test
	void areLeftToTheServersEventLoops() throws IOException {
		try (RawServer server = RawServer.answering(RawServer.json("1")); Wire wire = Wire.to(Calls.to(server.url()))) {
			assertThat(wire.exchange().map((answer) -> Thread.currentThread().getName()).block())
				.startsWith("reactor-http-");
		}
	}

	@Test
	void areClosedInTheEnd() throws IOException {
		try (RawServer server = RawServer.answering(RawServer.json("1"))) {
			Wire wire = Wire.to(Calls.to(server.url()));
			assertThat(wire.send()).isInstanceOf(Answer.Payload.class);
			assertThat(server.closedByPeer()).isZero();
			wire.close();
			Awaitility.await().untilAsserted(() -> assertThat(server.closedByPeer()).isEqualTo(1));
		}
	}

}
