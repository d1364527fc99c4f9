package io.sluice.gateway;

import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.graphql.server.WebSocketGraphQlInterceptor;
import org.springframework.graphql.server.WebSocketSessionInfo;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The sentences of the GraphQL over WebSocket Protocol about the socket as such.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SocketProtocolTests {

	private Gateway gateway;

	@BeforeAll
	void start(@TempDir Path folder) {
		this.gateway = Gateway.in(folder)
			.schema(FakeStreams.SCHEMA)
			.services(Map.of("s", "http://127.0.0.1:1/s"))
			.with(FakeStreams.class)
			.with(Doorkeeper.class)
			.start();
	}

	@AfterAll
	void stop() {
		this.gateway.close();
	}

	// "The WebSocket sub-protocol for this specification is: graphql-transport-ws."
	@ParameterizedTest
	@CsvSource({ "graphql-transport-ws,", "graphql-ws,graphql-transport-ws", "graphql-transport-ws,graphql-ws" })
	void choosesItsSubprotocol(String first, String second) {
		SocketClient.Setup setup = SocketClient.of(this.gateway);
		try (SocketClient client = ((second != null) ? setup.subprotocols(first, second) : setup.subprotocols(first))
			.open()) {
			assertThat(client.subprotocol()).isEqualTo("graphql-transport-ws");
			client.initialise();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "graphql-ws", "GRAPHQL-TRANSPORT-WS", "" })
	void closesWithoutItsSubprotocol(String offered) {
		SocketClient.Setup setup = SocketClient.of(this.gateway);
		try (SocketClient client = (offered.isEmpty() ? setup.subprotocols() : setup.subprotocols(offered)).open()) {
			assertThat(client.closed()).isEqualTo(new SocketClient.Closed(4406, "Subprotocol not acceptable"));
		}
	}

	// "The server can use the optional payload field to transfer additional details about
	// the connection."
	@Test
	void acknowledgesWithDetails() {
		try (SocketClient client = SocketClient.of(this.gateway).open()) {
			client.send("{\"type\": \"connection_init\", \"payload\": {\"name\": \"Ann\"}}")
				.hears("{\"type\": \"connection_ack\", \"payload\": {\"hello\": \"Ann\"}}");
		}
	}

	// "it is recommended to close the socket with 4403: Forbidden"
	@Test
	void closesIfTheClientIsNotAdmitted() {
		try (SocketClient client = SocketClient.of(this.gateway).open()) {
			client.send("{\"type\": \"connection_init\", \"payload\": {\"name\": \"Mallory\"}}");
			assertThat(client.closed()).isEqualTo(new SocketClient.Closed(4403, "Forbidden"));
		}
	}

	// "If the server receives more than one ConnectionInit message at any given time, the
	// server will close the socket with the event 4429: Too many initialisation
	// requests."
	@Test
	void closesIfTheClientIntroducesItselfTwice() {
		try (SocketClient client = SocketClient.ready(this.gateway)) {
			client.send("{\"type\": \"connection_init\"}");
			assertThat(client.closed()).isEqualTo(new SocketClient.Closed(4429, "Too many initialisation requests"));
		}
	}

	// "If the client does not request a connection within the allowed timeout, the server
	// will close the socket with the event: 4408: Connection initialisation timeout."
	@Test
	void closesIfTheClientDoesNotIntroduceItself(@TempDir Path folder) {
		try (Gateway hasty = Gateway.in(folder)
			.schema("type Query { greet: String @value(of: \"Hello\") }")
			.argument("spring.graphql.websocket.connection-init-timeout", "200ms")
			.start(); SocketClient silent = SocketClient.of(hasty).open()) {
			silent.send("{\"type\": \"ping\"}").hears("{\"type\": \"pong\"}");
			assertThat(silent.closed()).isEqualTo(new SocketClient.Closed(4408, "Connection initialisation timeout"));
		}
	}

	// "Executing operations is allowed only after the server has acknowledged the
	// connection through the ConnectionAck message, if the connection is not
	// acknowledged,
	// the socket will be closed immediately with the event 4401: Unauthorized."
	@Test
	void closesIfTheClientAsksBeforeItIsAcknowledged() {
		try (SocketClient client = SocketClient.of(this.gateway).open()) {
			client.subscribe("1", "{ greet }");
			assertThat(client.closed()).isEqualTo(new SocketClient.Closed(4401, "Unauthorized"));
		}
	}

	@Test
	void closesIfTheClientAsksWhileItIsNotAcknowledged() {
		try (SocketClient client = SocketClient.of(this.gateway).open()) {
			client.send("{\"type\": \"connection_init\", \"payload\": {\"name\": \"Slow\"}}")
				.subscribe("1", "{ greet }");
			assertThat(client.closed().status()).isEqualTo(4401);
		}
	}

	// "A Pong must be sent in response from the receiving party as soon as possible. The
	// Ping message can be sent at any time within the established socket."
	@ParameterizedTest
	@ValueSource(strings = { "", ", \"payload\": null", ", \"payload\": {\"a\": [1]}, \"more\": 1" })
	void answersPings(String more) {
		try (SocketClient client = SocketClient.of(this.gateway).open()) {
			client.send("{\"type\": \"ping\"%s}".formatted(more)).hears("{\"type\": \"pong\"}");
			client.initialise();
			client.send("{\"type\": \"ping\"%s}".formatted(more)).hears("{\"type\": \"pong\"}");
		}
	}

	// "the Pong message may even be sent unsolicited as an unidirectional heartbeat"
	@Test
	void ignoresPongs() {
		try (SocketClient client = SocketClient.of(this.gateway).open()) {
			client.send("{\"type\": \"pong\"}").send("{\"type\": \"pong\", \"payload\": {}}").hearsNothing();
		}
	}

	// "It is permissable to simply ignore all unknown IDs without closing the
	// connection."
	@Test
	void ignoresTheCompletionOfWhatItDoesNotKnow() {
		try (SocketClient client = SocketClient.of(this.gateway).open()) {
			client.complete("1").initialise().complete("1").hearsNothing();
		}
	}

	// "Receiving a message of a type or format which is not specified in this document
	// will result in an immediate socket closure with the event 4400: <error-message>."
	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
			" {                            | A message must be JSON",
			" nothing                      | A message must be JSON",
			" {} {}                        | A message must be JSON",
			" []                           | A message must be a JSON object",
			" [{\"type\": \"ping\"}]           | A message must be a JSON object",
			" \"ping\"                       | A message must be a JSON object",
			" null                         | A message must be a JSON object",
			" {}                           | The type of the message is unknown",
			" {\"type\": 1}                  | The type of the message is unknown",
			" {\"type\": \"PING\"}             | The type of the message is unknown",
			" {\"type\": \"start\", \"id\": \"1\"} | The type of the message is unknown",
			" {\"type\": \"next\", \"id\": \"1\"}  | The type of the message is unknown",
			" {\"type\": \"connection_ack\"}   | The type of the message is unknown",
			" {\"type\": \"connection_init\", \"payload\": 1} | The payload must be an object",
			" {\"type\": \"connection_init\", \"payload\": {\"GraphQL-Cost\": true}} | The GraphQL-Cost must be a text",
			" {\"type\": \"connection_init\", \"payload\": {\"graphql-calls\": [\"report\"]}} | The GraphQL-Calls must be a text",
			" {\"type\": \"ping\", \"payload\": []} | The payload must be an object",
			" {\"type\": \"complete\"}         | The id must be a text",
			" {\"type\": \"complete\", \"id\": 1} | The id must be a text",
			" {\"type\": \"subscribe\", \"payload\": {\"query\": \"{ greet }\"}} | The id must be a text",
			" {\"type\": \"subscribe\", \"id\": \"\", \"payload\": {\"query\": \"{ greet }\"}} | The id must be a text",
			" {\"type\": \"subscribe\", \"id\": \"1\"} | The query must be a text",
			" {\"type\": \"subscribe\", \"id\": \"1\", \"payload\": {}} | The query must be a text",
			" {\"type\": \"subscribe\", \"id\": \"1\", \"payload\": {\"query\": 1}} | The query must be a text",
			" {\"type\": \"subscribe\", \"id\": \"1\", \"payload\": {\"query\": \" \"}} | The query must be a text",
			" {\"type\": \"subscribe\", \"id\": \"1\", \"payload\": [\"{ greet }\"]} | The query must be a text",
			" {\"type\": \"subscribe\", \"id\": \"1\", \"payload\": {\"query\": \"{ greet }\", \"operationName\": 1}} | The operationName must be a text",
			" {\"type\": \"subscribe\", \"id\": \"1\", \"payload\": {\"query\": \"{ greet }\", \"variables\": \"{}\"}} | The variables and extensions must be objects",
			" {\"type\": \"subscribe\", \"id\": \"1\", \"payload\": {\"query\": \"{ greet }\", \"extensions\": []}} | The variables and extensions must be objects" })
	void closesIfAMessageIsInvalid(String message, String reason) {
		try (SocketClient client = SocketClient.ready(this.gateway)) {
			client.send(message);
			assertThat(client.closed()).isEqualTo(new SocketClient.Closed(4400, reason));
		}
	}

	@Test
	void closesIfAMessageIsNoText() {
		try (SocketClient client = SocketClient.ready(this.gateway)) {
			client.sendBytes("{\"type\": \"ping\"}");
			assertThat(client.closed()).isEqualTo(new SocketClient.Closed(4400, "A message must be text"));
		}
	}

	@Test
	void closesIfAMessageIsNestedWithoutEnd() {
		try (SocketClient client = SocketClient.ready(this.gateway)) {
			client.send("{\"type\": \"ping\", \"payload\": " + "[".repeat(10_000) + "]".repeat(10_000) + "}");
			assertThat(client.closed().status()).isEqualTo(4400);
		}
	}

	@Test
	void readsAMessageInPieces() {
		try (SocketClient client = SocketClient.ready(this.gateway)) {
			client.sendInTwo("{\"type\": \"ping\"}").hears("{\"type\": \"pong\"}");
		}
	}

	// RFC 6455, 7.4.1: "1009 indicates that an endpoint is terminating the connection
	// because it has received a message that is too big for it to process."
	@Test
	void closesIfAMessageIsTooLarge() {
		String large = "{\"type\": \"ping\", \"payload\": {\"x\": \"" + "x".repeat(300_000) + "\"}}";
		try (SocketClient client = SocketClient.ready(this.gateway)) {
			client.send(large);
			assertThat(client.closed().status()).isEqualTo(1009);
		}
		try (SocketClient client = SocketClient.ready(this.gateway)) {
			client.sendInTwo(large);
			assertThat(client.closed().status()).isEqualTo(1009);
		}
		try (SocketClient client = SocketClient.ready(this.gateway)) {
			client.send("{\"type\": \"ping\", \"payload\": {\"x\": \"" + "x".repeat(250_000) + "\"}}")
				.hears("{\"type\": \"pong\"}");
		}
	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Doorkeeper {

		@Bean
		WebSocketGraphQlInterceptor doorkeeper() {
			return new WebSocketGraphQlInterceptor() {
				@Override
				public Mono<Object> handleConnectionInitialization(WebSocketSessionInfo session,
						Map<String, Object> payload) {
					return switch ((String) payload.get("name")) {
						case null -> Mono.empty();
						case "Mallory" -> Mono.error(new IllegalStateException("go away"));
						case "Slow" -> Mono.never();
						case String name -> Mono.just(Map.of("hello", name));
					};
				}
			};
		}

	}

}
