package io.sluice.downstream.rest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.sluice.downstream.Answer;
import io.sluice.fault.Code;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

/** What can go wrong on the way does, over real sockets. */
class RestFaultTests {

	private static final Duration SHORT = Duration.ofMillis(200);

	@RegisterExtension
	static final WireMockExtension server = WireMockExtension.newInstance()
		.options(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"))
		.build();

	private static Calls call() {
		return Calls.to(server.baseUrl());
	}

	private static void assertUnavailable(Answer answer) {
		assertFailed(answer, Code.DOWNSTREAM_UNAVAILABLE, "The service \"things\" could not be reached.");
	}

	private static void assertLate(Answer answer) {
		assertFailed(answer, Code.DOWNSTREAM_TIMEOUT, "The service \"things\" did not answer in time.");
	}

	private static void assertTooLarge(Answer answer) {
		io.sluice.fault.Fault fault = io.sluice.fault.Fault.of(Code.DOWNSTREAM_ERROR, "things",
				"The service \"things\" answered more than may be read.");
		assertThat(answer).isInstanceOfSatisfying(Answer.Failed.class,
				(failed) -> assertThat(failed.fault()).isEqualTo(fault));
	}

	private static void assertFailed(Answer answer, Code code, String message) {
		assertThat(answer).isInstanceOfSatisfying(Answer.Failed.class, (failed) -> {
			assertThat(failed.fault()).isEqualTo(io.sluice.fault.Fault.of(code, "things", message));
			assertThat(failed.fault().retryable()).isTrue();
			assertThat(failed.detail()).isNotBlank();
		});
	}

	@ParameterizedTest
	@EnumSource(Fault.class)
	void breakingOffIsUnavailable(Fault fault) {
		server.stubFor(any(anyUrl()).willReturn(aResponse().withFault(fault)));
		assertUnavailable(Wire.answer(call()));
	}

	@Test
	void refusingIsUnavailable() throws IOException {
		int port;
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			port = socket.getLocalPort();
		}
		assertUnavailable(Wire.answer(Calls.to("http://127.0.0.1:" + port)));
	}

	@Test
	void endingInTheMiddleOfABodyIsUnavailable() throws IOException {
		try (RawServer raw = RawServer.talking((connection) -> {
			connection.getOutputStream()
				.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"a\"".getBytes(StandardCharsets.UTF_8));
			connection.close();
		})) {
			assertUnavailable(Wire.answer(Calls.to(raw.url())));
		}
	}

	@Test
	void whatIsNotHttpIsUnavailable() throws IOException {
		try (RawServer raw = RawServer.answering("SSH-2.0-OpenSSH_9.9\r\n\r\n")) {
			assertUnavailable(Wire.answer(Calls.to(raw.url())));
		}
	}

	@Test
	void whatIsNotGzipIsUnavailable() throws IOException {
		String json = RawServer.json("not gzip at all").replace("\r\n\r\n", "\r\nContent-Encoding: gzip\r\n\r\n");
		try (RawServer raw = RawServer.answering(json)) {
			assertUnavailable(Wire.answer(Calls.to(raw.url())));
		}
	}

	@Test
	void aRejectionThatBreaksOffIsStillARejection() throws IOException {
		try (RawServer raw = RawServer.talking((connection) -> {
			connection.getOutputStream()
				.write("HTTP/1.1 404 Not Found\r\nContent-Length: 100\r\n\r\nno such".getBytes(StandardCharsets.UTF_8));
			connection.close();
		})) {
			assertThat(Wire.answer(Calls.to(raw.url()))).isInstanceOfSatisfying(Answer.Rejected.class, (rejected) -> {
				assertThat(rejected.status()).isEqualTo("404");
				assertThat(rejected.detail()).isEqualTo("no such");
			});
		}
	}

	@Test
	void aSlowHeadIsLate() {
		server.stubFor(any(anyUrl()).willReturn(okJson("1").withFixedDelay(5_000)));
		assertLate(Wire.answer(call().timeout(SHORT)));
	}

	@Test
	void aSlowBodyIsLate() {
		server.stubFor(any(anyUrl()).willReturn(okJson("[1,2,3,4,5,6,7,8,9]").withChunkedDribbleDelay(10, 5_000)));
		assertLate(Wire.answer(call().timeout(SHORT)));
	}

	@Test
	void aSlowRejectionIsLate() {
		server.stubFor(any(anyUrl())
			.willReturn(aResponse().withStatus(500).withBody("something").withChunkedDribbleDelay(9, 5_000)));
		assertLate(Wire.answer(call().timeout(SHORT)));
	}

	@Test
	void aCallThatIsLateIsBrokenOff() throws IOException {
		try (RawServer raw = RawServer.talking((connection) -> {
		}); Wire wire = Wire.to(Calls.to(raw.url()).timeout(SHORT))) {
			assertLate(wire.send());
			Awaitility.await().untilAsserted(() -> assertThat(raw.closedByPeer()).isEqualTo(1));
		}
	}

	@Test
	void aConnectionThatIsNotAcceptedIsLate() throws IOException {
		List<Socket> sockets = new ArrayList<>();
		try (ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			fill(deaf, sockets);
			Calls call = Calls.to("http://127.0.0.1:" + deaf.getLocalPort()).connectTimeout(SHORT);
			Answer answer = Wire.answer(call);
			assertLate(answer);
			assertThat(((Answer.Failed) answer).detail()).contains("ConnectTimeoutException");
		}
		finally {
			for (Socket socket : sockets) {
				socket.close();
			}
		}
	}

	private static void fill(ServerSocket deaf, List<Socket> sockets) throws IOException {
		while (sockets.size() < 50) {
			Socket socket = new Socket();
			sockets.add(socket);
			try {
				socket.connect(new InetSocketAddress(deaf.getInetAddress(), deaf.getLocalPort()), 100);
			}
			catch (SocketTimeoutException ex) {
				return;
			}
		}
	}

	@Test
	void aBodyMayBeAsLargeAsTheLimit() {
		server.stubFor(any(anyUrl()).willReturn(okJson("x".repeat(100_000))));
		assertThat(Wire.answer(call().maxResponseSize(100_000))).isInstanceOf(Answer.Payload.class);
		assertTooLarge(Wire.answer(call().maxResponseSize(99_999)));
	}

	@Test
	void aChunkedBodyMayBeAsLargeAsTheLimit() {
		server.stubFor(any(anyUrl()).willReturn(okJson("x".repeat(100_000)).withChunkedDribbleDelay(5, 50)));
		assertThat(Wire.answer(call().maxResponseSize(100_000))).isInstanceOf(Answer.Payload.class);
		assertTooLarge(Wire.answer(call().maxResponseSize(99_999)));
	}

	@Test
	void aBodyWithoutEndIsTooLargeAndBrokenOff() throws IOException {
		byte[] block = new byte[64 * 1024];
		try (RawServer raw = RawServer.talking((connection) -> {
			OutputStream out = connection.getOutputStream();
			out.write("HTTP/1.1 200 OK\r\n\r\n".getBytes(StandardCharsets.UTF_8));
			while (true) {
				out.write(block);
			}
		}); Wire wire = Wire.to(Calls.to(raw.url()))) {
			assertTooLarge(wire.send());
			Awaitility.await().untilAsserted(() -> assertThat(raw.closedByPeer()).isEqualTo(1));
		}
	}

	@Test
	void theLimitHoldsAfterDecompression() throws IOException {
		byte[] bomb = bomb(500);
		assertThat(bomb.length).isLessThan(1_000_000);
		server.stubFor(any(anyUrl()).willReturn(aResponse().withHeader("Content-Encoding", "gzip").withBody(bomb)));
		assertTooLarge(Wire.answer(call().maxResponseSize(1_000_000)));
	}

	private static byte[] bomb(int megabytes) throws IOException {
		ByteArrayOutputStream bomb = new ByteArrayOutputStream();
		byte[] zeros = new byte[1024 * 1024];
		try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
			for (int written = 0; written < megabytes; written++) {
				gzip.write(zeros);
			}
		}
		return bomb.toByteArray();
	}

}
