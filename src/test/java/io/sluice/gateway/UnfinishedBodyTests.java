package io.sluice.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Clients that begin to send a body, and stop. */
@ExtendWith(OutputCaptureExtension.class)
class UnfinishedBodyTests {

	private static final String BEGUN = "Content-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n{\"qu";

	private static final int PATIENCE = 20_000;

	@TempDir
	Path folder;

	@Test
	void areToldThatTheyAreLate(CapturedOutput output) throws IOException {
		try (Gateway gateway = gateway("200ms"); Socket socket = begin(gateway, "POST /graphql")) {
			assertThat(rest(socket)).startsWith("HTTP/1.1 408 ").endsWith("""
					{"errors":[{"message":"The body was not there in time.",\
					"extensions":{"code":"BAD_REQUEST","classification":"BAD_REQUEST"}}]}""");
		}
		assertThat(output).doesNotContain("ERROR");
	}

	@ParameterizedTest
	@ValueSource(strings = { "POST /operate/purge", "GET /schema.graphql" })
	void areNotWaitedForWhereNobodyReadsIt(String request) throws IOException {
		try (Gateway gateway = gateway("200ms"); Socket socket = begin(gateway, request)) {
			assertThat(rest(socket)).startsWith("HTTP/1.1 ").containsIgnoringCase("\r\nconnection: close\r\n");
			assertThat(gateway.ask("{ a }").at("/data/a").asInt()).isEqualTo(1);
		}
	}

	@Test
	void areNoMistakeOfTheGatewayIfTheyGoAway(CapturedOutput output) throws IOException {
		try (Gateway gateway = gateway("1m")) {
			Socket socket = begin(gateway, "POST /graphql");
			assertThat(gateway.ask("{ a }").at("/data/a").asInt()).isEqualTo(1);
			socket.close();
		}
		// the gateway has ended with all of its requests
		assertThat(output).doesNotContain("ERROR", "500 Server Error");
	}

	private Gateway gateway(String time) {
		return Gateway.in(this.folder)
			.schema("type Query { a: Int @value(of: 1) }")
			.file("gateway-config/limits.yaml", "sluice.limits.body-time: " + time)
			.start();
	}

	/** All that is said until the connection is closed. */
	private static String rest(Socket socket) throws IOException {
		return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
	}

	private static Socket begin(Gateway gateway, String request) throws IOException {
		Socket socket = new Socket(InetAddress.getLoopbackAddress(), gateway.url("/").getPort());
		socket.setSoTimeout(PATIENCE);
		socket.getOutputStream()
			.write((request + " HTTP/1.1\r\nHost: a\r\n" + BEGUN).getBytes(StandardCharsets.US_ASCII));
		return socket;
	}

}
