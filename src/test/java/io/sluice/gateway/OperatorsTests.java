package io.sluice.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What is at the port of operators, and what is not. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OperatorsTests {

	private static final WebSocket.Listener SILENT = new WebSocket.Listener() {
	};

	private final Set<Thread> before = Thread.getAllStackTraces().keySet();

	private Gateway gateway;

	@BeforeAll
	void start(@TempDir Path folder) {
		this.gateway = Gateway.in(folder).schema("type Query { greet: String @value(of: \"Hello\") }").start();
	}

	@AfterAll
	void stop() {
		this.gateway.close();
	}

	@Test
	void tellsHowTheGatewayIs() {
		HttpResponse<String> health = this.gateway.operators("/actuator/health");
		assertThat(health.statusCode()).isEqualTo(200);
		JsonNode told = Json.read(health.body());
		assertThat(told.path("status").stringValue()).isEqualTo("UP");
		assertThat(told.path("components").propertyNames()).containsExactlyInAnyOrder("budgetStore", "cacheStore",
				"livenessState", "ping", "readinessState", "services", "ssl");
		assertThat(health.body()).as("details").doesNotContain("redis");
	}

	/**
	 * A server that answers before it has read a request to its end may not read the
	 * next.
	 */
	@Test
	void answersOneRequestAfterTheOtherOnAConnection() throws IOException {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.gateway.operatorsUrl("/").getPort())) {
			socket.setTcpNoDelay(true);
			socket.setSoTimeout(10_000);
			for (int times = 0; times < 500; times++) {
				socket.getOutputStream()
					.write("GET /actuator/health/readiness HTTP/1.1\r\nHost: a\r\n\r\n"
						.getBytes(StandardCharsets.US_ASCII));
				StringBuilder answer = new StringBuilder();
				while (answer.indexOf("{\"status\":\"UP\"}") < 0) {
					answer.append((char) socket.getInputStream().read());
				}
				assertThat(answer).startsWith("HTTP/1.1 200 ");
			}
		}
	}

	@Test
	void hasOneThreadForHoweverManyConnections() {
		for (int connection = 0; connection < 5; connection++) {
			try (HttpClient client = HttpClient.newHttpClient()) {
				assertThat(client
					.sendAsync(HttpRequest.newBuilder(this.gateway.operatorsUrl("/actuator/health")).build(),
							BodyHandlers.discarding())
					.join()
					.statusCode()).isEqualTo(200);
			}
		}
		this.gateway.ask("{ greet }");
		assertThat(Thread.getAllStackTraces().keySet()).filteredOn((thread) -> !this.before.contains(thread))
			.extracting(Thread::getName)
			.as("clients do not ask there, and nobody on the loops that all of the process share")
			.filteredOn((name) -> name.startsWith("operators-") || name.startsWith("reactor-http-"))
			.singleElement()
			.asString()
			.startsWith("operators-");
	}

	@ParameterizedTest
	@ValueSource(strings = { "liveness", "readiness" })
	void answersProbes(String probe) {
		HttpResponse<String> health = this.gateway.operators("/actuator/health/" + probe);
		assertThat(health.statusCode()).isEqualTo(200);
		assertThat(health.body()).isEqualTo("{\"status\":\"UP\"}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/actuator/env", "/actuator/beans", "/actuator/loggers", "/actuator/heapdump",
			"/actuator/shutdown", "/actuator/metrics" })
	void tellsNothingElse(String path) {
		assertThat(this.gateway.operators(path).statusCode()).isEqualTo(404);
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "/graphql?query=%7Bgreet%7D", "/graphiql", "/schema.graphql", "/me/budget", "/operate/purge" })
	void hasNothingOfWhatClientsFind(String path) {
		assertThat(this.gateway.operators(path).statusCode()).isEqualTo(404);
	}

	@Test
	void opensNoSockets() {
		URI address = URI.create("ws" + this.gateway.operatorsUrl("/graphql").toString().substring("http".length()));
		try (HttpClient client = HttpClient.newHttpClient()) {
			assertThat(client.newWebSocketBuilder().subprotocols("graphql-transport-ws").buildAsync(address, SILENT))
				.failsWithin(Duration.ofSeconds(20))
				.withThrowableThat()
				.havingCause()
				.isInstanceOfSatisfying(WebSocketHandshakeException.class,
						(refused) -> assertThat(refused.getResponse().statusCode()).isEqualTo(404));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "/actuator", "/actuator/health", "/actuator/prometheus" })
	void clientsFindNothingOfIt(String path) {
		HttpResponse<String> response = this.gateway.send(HttpRequest.newBuilder(this.gateway.url(path)).build());
		assertThat(response.statusCode()).isEqualTo(404);
		assertThat(Json.read(response.body()).at("/errors/0/extensions/code").stringValue()).isEqualTo("BAD_REQUEST");
	}

	@Test
	void countsWhatWasRefused() {
		String refused = "sluice_refused_requests_total{code=\"BAD_REQUEST\",status=\"415\"}";
		double before = this.gateway.metric(refused);
		this.gateway.post("{}", List.of("Content-Type", "text/plain"));
		assertThat(this.gateway.metric(refused)).isEqualTo(before + 1);
	}

}
