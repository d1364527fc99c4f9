package io.sluice.gateway;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Sockets from their opening to their end, however they end. */
@Timeout(value = 90, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SocketConnectionTests {

	private static final String TICK = "subscription { tick { n } }";

	@TempDir
	Path folder;

	private Gateway.Setup gateway() {
		return Gateway.in(this.folder)
			.schema(FakeStreams.SCHEMA)
			.services(Map.of("s", "http://127.0.0.1:1/s"))
			.with(FakeStreams.class);
	}

	// "The client closes the socket and the connection by dispatching a 1000: Normal
	// Closure close event to the server indicating a normal closure."
	@Test
	void breaksOffWhenTheClientCloses() {
		try (Gateway gateway = gateway().start(); SocketClient client = SocketClient.ready(gateway)) {
			FakeStream stream = gateway.bean(FakeStreams.class).at("/ticks/1");
			client.subscribe("1", TICK);
			stream.subscribed();
			client.closeNormally();
			stream.cancelled();
			assertThat(client.closed().status()).isEqualTo(1000);
		}
	}

	@Test
	void breaksOffWhenTheClientVanishes() {
		try (Gateway gateway = gateway().start(); SocketClient client = SocketClient.ready(gateway)) {
			FakeStream stream = gateway.bean(FakeStreams.class).at("/ticks/1");
			client.subscribe("1", TICK);
			stream.subscribed();
			client.vanish();
			stream.cancelled();
			assertThat(gateway.ask("{ greet }").has("data")).isTrue();
		}
	}

	@Test
	void breaksOffWhenTheClientMisbehaves() {
		try (Gateway gateway = gateway().start(); SocketClient client = SocketClient.ready(gateway)) {
			FakeStream stream = gateway.bean(FakeStreams.class).at("/ticks/1");
			client.subscribe("1", TICK);
			stream.subscribed();
			client.send("{");
			stream.cancelled();
			assertThat(client.closed().status()).isEqualTo(4400);
		}
	}

	// RFC 6455, 7.4.1: "1001 indicates that an endpoint is 'going away', such as a server
	// going down"
	@Test
	void closesWhenTheGatewayStops() {
		Gateway gateway = gateway().start();
		FakeStream stream = gateway.bean(FakeStreams.class).at("/ticks/1");
		try (SocketClient client = SocketClient.ready(gateway); SocketClient silent = SocketClient.of(gateway).open()) {
			client.subscribe("1", TICK);
			stream.subscribed();
			gateway.close();
			assertThat(client.closed()).isEqualTo(new SocketClient.Closed(1001, "Going away"));
			assertThat(silent.closed().status()).isEqualTo(1001);
		}
		assertThat(stream.isCancelled()).isTrue();
	}

	// "Useful for detecting failed connections"
	@Test
	void asksWhetherTheClientIsThere() {
		try (Gateway gateway = gateway().argument("spring.graphql.websocket.keep-alive", "1s").start();
				SocketClient client = SocketClient.ready(gateway)) {
			client.subscribe("1", TICK);
			for (int n = 0; n < 3; n++) {
				client.hears("{\"type\": \"ping\"}");
				client.send("{\"type\": \"pong\"}");
			}
			client.hears("{\"type\": \"ping\"}");
			client.hears("{\"type\": \"ping\"}");
			assertThat(client.closed()).isEqualTo(new SocketClient.Closed(1001, "No pong"));
			gateway.bean(FakeStreams.class).at("/ticks/1").cancelled();
		}
	}

	@Test
	void goesOnListeningWhileAllSubscriptionsLast() {
		int most = 100;
		try (Gateway gateway = gateway().start(); SocketClient client = SocketClient.ready(gateway)) {
			for (int id = 0; id < most; id++) {
				client.subscribe("s" + id, "subscription { tick(id: %d) { n } }".formatted(id));
				gateway.bean(FakeStreams.class).at("/ticks/" + id).subscribed();
			}
			for (int n = 0; n < 2 * most; n++) {
				client.send("{\"type\": \"ping\"}");
				client.hears("{\"type\": \"pong\"}");
			}
			client.complete("s1");
			gateway.bean(FakeStreams.class).at("/ticks/1").cancelled();
		}
	}

	// RFC 6455, 5.5.3: "A Pong frame sent in response to a Ping frame must have identical
	// "Application data" as found in the message body of the Ping frame being replied
	// to."
	@Test
	void answersPingsOfTheSocketItself() throws Exception {
		try (Gateway gateway = gateway().start(); RawSocket client = new RawSocket(gateway)) {
			client.write(RawSocket.frame(RawSocket.PING, "are you there?"));
			RawSocket.Frame pong = client.next();
			assertThat(pong.kind()).isEqualTo(RawSocket.PONG);
			assertThat(pong.text()).isEqualTo("are you there?");
		}
	}

	// A client whose writing fails does not get to read why.
	@Test
	void letsTheClientSpeakToItsEndAfterClosing() throws Exception {
		try (Gateway gateway = gateway().start(); RawSocket client = new RawSocket(gateway)) {
			client.write(RawSocket.frame(RawSocket.TEXT, "{"));
			RawSocket.Frame closing = client.next();
			assertThat(closing.kind()).isEqualTo(RawSocket.CLOSE);
			assertThat(closing.status()).isEqualTo(4400);
			byte[] pings = RawSocket.frames(1_000, RawSocket.TEXT, "{\"type\": \"ping\"}");
			for (int n = 0; n < 100; n++) {
				client.write(pings);
			}
			assertThat(client.isOver()).isTrue();
		}
	}

	@Test
	void refusesMoreSocketsThanThereMayBe() {
		try (Gateway gateway = gateway().file("gateway-config/limits.yaml", "sluice.limits.connections: 2").start()) {
			SocketClient first = SocketClient.ready(gateway);
			try (SocketClient _ = first; SocketClient _ = SocketClient.ready(gateway)) {
				assertThat(SocketClient.of(gateway).refused()).isEqualTo(503);
				first.subscribe("1", TICK);
				FakeStream stream = gateway.bean(FakeStreams.class).at("/ticks/1");
				stream.subscribed();
				first.closeNormally();
				stream.cancelled();
				first.closed();
				try (SocketClient third = SocketClient.of(gateway).open()) {
					third.initialise();
				}
			}
		}
	}

	// RFC 6455, 10.2: "Servers that are not intended to process input from any web page
	// but only for certain sites SHOULD verify the |Origin| field is an origin they
	// expect."
	@Test
	void refusesPagesOfOtherOrigins() {
		try (Gateway gateway = gateway().start()) {
			String port = String.valueOf(gateway.url("/").getPort());
			for (String origin : List.of("https://evil.example", "http://127.0.0.1", "http://127.0.0.1:1",
					"http://localhost:" + port, "http://127.0.0.1.evil.example:" + port, "null", "file://",
					"nonsense at all")) {
				assertThat(SocketClient.of(gateway).header("Origin", origin).refused()).as(origin).isEqualTo(403);
			}
		}
	}

	@Test
	void letsPagesInThatAreAllowed() {
		try (Gateway gateway = gateway().argument("spring.graphql.cors.allowed-origins", "https://shop.example")
			.start()) {
			int port = gateway.url("/").getPort();
			for (String origin : new String[] { "http://127.0.0.1:" + port, "https://127.0.0.1:" + port,
					"https://shop.example" }) {
				try (SocketClient client = SocketClient.of(gateway).header("Origin", origin).open()) {
					client.initialise();
				}
			}
			assertThat(SocketClient.of(gateway).header("Origin", "https://shop.example.evil").refused()).isEqualTo(403);
		}
	}

	@Test
	void opensSocketsAtAPathOfTheirOwn() {
		try (Gateway gateway = gateway().argument("spring.graphql.websocket.path", "/subscriptions").start()) {
			try (SocketClient client = SocketClient.of(gateway).at("/subscriptions").open()) {
				client.initialise();
			}
			assertThat(SocketClient.of(gateway).refused()).isEqualTo(403);
			assertThat(SocketClient.of(gateway).at("/nowhere").refused()).isEqualTo(404);
		}
	}

	// RFC 6455, 4.4: "If the server doesn't support the requested version, it MUST
	// respond
	// with a Sec-WebSocket-Version header field"
	@Test
	void refusesOtherVersionsAndHalfAnUpgrade() throws Exception {
		try (Gateway gateway = gateway().start()) {
			String key = Base64.getEncoder().encodeToString("0123456789abcdef".getBytes(StandardCharsets.US_ASCII));
			assertThat(RawRequest.send(gateway, "Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 8",
					"Sec-WebSocket-Key: " + key))
				.startsWith("HTTP/1.1 426 ")
				.containsIgnoringCase("Sec-WebSocket-Version: 13");
			assertThat(
					RawRequest.send(gateway, "Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 13"))
				.startsWith("HTTP/1.1 400 ");
			assertThat(RawRequest.send(gateway, "Upgrade: h2c", "Connection: Upgrade")).startsWith("HTTP/1.1 403 ");
			HttpResponse<String> plain = gateway.send(HttpRequest.newBuilder(gateway.url("/graphql")).GET().build());
			assertThat(plain.statusCode()).isEqualTo(403);
		}
	}

}
