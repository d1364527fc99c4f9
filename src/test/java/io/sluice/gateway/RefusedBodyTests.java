package io.sluice.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A body that nobody reads, and that comes late, does not keep the next request from
 * being answered.
 */
class RefusedBodyTests {

	private static final int ROUNDS = 50;

	private static final byte[] BODY = "x".repeat(100).getBytes(StandardCharsets.US_ASCII);

	private static final byte[] NEXT = "GET /schema.graphql HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
		.getBytes(StandardCharsets.US_ASCII);

	@Test
	void theNextRequestIsAnswered(@TempDir Path folder) throws IOException {
		try (Gateway gateway = Gateway.in(folder).schema("type Query { a: Int @value(of: 1) }").start()) {
			for (int round = 0; round < ROUNDS; round++) {
				assertThat(twice(gateway.url("/"))).contains("HTTP/1.1 415 ", "HTTP/1.1 200 ", "a: Int");
			}
		}
	}

	private static String twice(URI gateway) throws IOException {
		try (Socket socket = new Socket("127.0.0.1", gateway.getPort())) {
			socket.setTcpNoDelay(true);
			socket.setSoTimeout(Math.toIntExact(Duration.ofSeconds(20).toMillis()));
			OutputStream out = socket.getOutputStream();
			out.write(("POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nContent-Length: " + BODY.length
					+ "\r\n\r\n")
				.getBytes(StandardCharsets.US_ASCII));
			out.flush();
			out.write(BODY);
			out.flush();
			out.write(NEXT);
			out.flush();
			InputStream in = socket.getInputStream();
			return new String(in.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

}
