package io.sluice.gateway;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Clients that do not wait for their answer. */
class CancellationTests {

	private static final int PATIENCE = 10_000;

	@Test
	void breaksOffTheCallsOfAClientThatGoesAway(@TempDir Path folder) throws IOException {
		try (ServerSocket service = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
				Gateway gateway = Gateway.in(folder).schema("""
						type Query {
						  a: String @rest(service: "silent", get: "/a")
						  b: String @rest(service: "silent", get: "/b")
						}
						""").file("gateway-config/services.yaml", """
						sluice:
						  services:
						    silent:
						      rest: {base-url: "http://127.0.0.1:%d"}
						      timeout: 60s
						""".formatted(service.getLocalPort())).start()) {
			service.setSoTimeout(PATIENCE);
			Socket client = request(gateway.url("/graphql"), "{\"query\": \"{ a b }\"}");
			try (Socket first = called(service, "/"); Socket second = called(service, "/")) {
				client.close();
				assertClosed(first);
				assertClosed(second);
			}
			assertThat(gateway.ask("{ __typename }")).isEqualTo(Json.read("{\"data\": {\"__typename\": \"Query\"}}"));
		}
	}

	@Test
	void makesNoFurtherCallForAClientThatHasGoneAway(@TempDir Path folder) throws IOException {
		try (ServerSocket service = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
				Gateway gateway = Gateway.in(folder).schema("""
						type Query {
						  a: Item @rest(service: "silent", get: "/a")
						  b: Item @rest(service: "silent", get: "/b")
						  next: Int @rest(service: "silent", get: "/next")
						}
						type Item { below: Int @rest(service: "silent", get: "/below/{parent.id}") }
						""").file("gateway-config/services.yaml", """
						sluice:
						  services:
						    silent:
						      rest: {base-url: "http://127.0.0.1:%d"}
						      timeout: 60s
						      concurrency: 1
						""".formatted(service.getLocalPort())).start()) {
			service.setSoTimeout(PATIENCE);
			Socket client = request(gateway.url("/graphql"), "{\"query\": \"{ a { below } b { below } }\"}");
			try (Socket first = called(service, "/a")) {
				client.close();
				assertClosed(first);
			}
			CompletableFuture<JsonNode> another = CompletableFuture.supplyAsync(() -> gateway.ask("{ next }"));
			try (Socket next = called(service, "/next")) {
				next.getOutputStream()
					.write("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\n7".getBytes(StandardCharsets.US_ASCII));
				assertThat(another.join()).isEqualTo(Json.read("{\"data\": {\"next\": 7}}"));
			}
		}
	}

	private static Socket request(URI url, String body) throws IOException {
		Socket socket = new Socket(InetAddress.getLoopbackAddress(), url.getPort());
		socket.getOutputStream()
			.write(("POST /graphql HTTP/1.1\r\nHost: gateway\r\nContent-Type: application/json\r\nContent-Length: "
					+ body.length() + "\r\n\r\n" + body)
				.getBytes(StandardCharsets.US_ASCII));
		return socket;
	}

	private static Socket called(ServerSocket service, String path) throws IOException {
		Socket call = service.accept();
		call.setSoTimeout(PATIENCE);
		BufferedReader reader = new BufferedReader(
				new InputStreamReader(call.getInputStream(), StandardCharsets.US_ASCII));
		assertThat(reader.readLine()).startsWith("GET " + path);
		while (!reader.readLine().isEmpty()) {
			// the rest of the head
		}
		return call;
	}

	private static void assertClosed(Socket call) throws IOException {
		assertThat(call.getInputStream().read()).isEqualTo(-1);
	}

}
