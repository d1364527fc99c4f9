package io.sluice.gateway;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;

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
		try (Gateway gateway = gateway().argument("spring.graphql.websocket.keep-alive", "100ms").start();
				SocketClient client = SocketClient.ready(gateway)) {
			client.subscribe("1", TICK);
			for (int n = 0; n < 10; n++) {
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
	void takesNoMoreFromTheServiceThanTheClientReads() {
		String text = "x".repeat(10_000);
		try (Gateway gateway = gateway().start(); SocketClient client = SocketClient.ready(gateway)) {
			FakeStreams streams = gateway.bean(FakeStreams.class);
			streams.answer("/ticks/1",
					Flux.range(0, 1_000_000).map((n) -> "{\"n\": %d, \"text\": \"%s\"}".formatted(n, text)));
			FakeStream flood = streams.at("/ticks/1");
			try (SocketClient slow = SocketClient.of(gateway).idle().open()) {
				slow.send("{\"type\": \"connection_init\"}").subscribe("1", "subscription { tick { n text } }");
				flood.subscribed();
				long stalled = Patience.untilStalled(flood::sent, gateway);
				// what fits between the two: buffers of both sockets, and a few messages
				assertThat(stalled * text.length()).isLessThan(20_000_000);
				// others go on
				streams.at("/ticks/2").send("{\"n\": 1}");
				client.subscribe("1", "subscription { tick(id: 2) { n } }")
					.hears("{\"id\": \"1\", \"type\": \"next\", \"payload\": {\"data\": {\"tick\": {\"n\": 1}}}}");
				slow.read();
				slow.hears("{\"type\": \"connection_ack\"}");
				for (int n = 0; n < stalled + 1_000; n++) {
					assertThat(slow.next().at("/payload/data/tick/n").asInt()).isEqualTo(n);
				}
			}
			flood.cancelled();
		}
	}

	// "No further events, relevant to the original subscription, should be sent through."
	@Test
	void forgetsWhatWaitsForAClientThatUnsubscribes() {
		String text = "x".repeat(10_000);
		try (Gateway gateway = gateway().start(); SocketClient client = SocketClient.of(gateway).idle().open()) {
			FakeStreams streams = gateway.bean(FakeStreams.class);
			streams.answer("/ticks/1",
					Flux.range(0, 1_000_000).map((n) -> "{\"n\": %d, \"text\": \"%s\"}".formatted(n, text)));
			FakeStream flood = streams.at("/ticks/1");
			client.send("{\"type\": \"connection_init\"}").subscribe("1", "subscription { tick { n text } }");
			flood.subscribed();
			long taken = Patience.untilStalled(flood::sent, gateway);
			client.complete("1");
			flood.cancelled();
			client.subscribe("1", "subscription { tick(id: 2) { n } }");
			streams.at("/ticks/2").send("{\"n\": -1}");
			client.read();
			client.hears("{\"type\": \"connection_ack\"}");
			long heard = 0;
			while (client.next().at("/payload/data/tick/n").asInt() != -1) {
				heard++;
			}
			// some have waited between the service and the connection
			assertThat(taken - heard).isGreaterThan(1);
		}
	}

	@Test
	void stopsListeningToAClientThatDoesNotRead() {
		// large, and so is its answer: it has the names
		String query = "{ " + "x".repeat(45_000) + ": greet " + "y".repeat(45_000) + ": greet }";
		int most = 10_000;
		try (Gateway gateway = gateway().start(); SocketClient client = SocketClient.of(gateway).idle().open()) {
			client.send("{\"type\": \"connection_init\"}");
			int said = 0;
			while (said < most && client.trySubscribe("n" + said, query)) {
				said++;
			}
			assertThat(said).isLessThan(most);
			// and goes on listening once it does
			client.read();
			client.hears("{\"type\": \"connection_ack\"}");
			Set<String> answered = new HashSet<>();
			while (answered.size() < said) {
				answered.add(client.next().at("/id").asString());
			}
			assertThat(gateway.ask("{ greet }").has("data")).isTrue();
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

	@Test
	void stopsListeningToAClientThatSendsPingsAndDoesNotRead() throws Exception {
		byte[] pings = RawSocket.frames(1_000, RawSocket.PING, "x".repeat(125));
		int most = 1_000;
		AtomicLong written = new AtomicLong();
		try (Gateway gateway = gateway().start(); RawSocket client = new RawSocket(gateway)) {
			Thread writer = Thread.startVirtualThread(() -> {
				while (written.get() < most && client.tryWrite(pings)) {
					written.incrementAndGet();
				}
			});
			assertThat(Patience.untilStalled(written::get, gateway)).isLessThan(most);
			client.close();
			writer.join();
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
			assertThat(SocketClient.of(gateway).refused()).isEqualTo(405);
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
			assertThat(RawRequest.send(gateway, "Upgrade: h2c", "Connection: Upgrade")).startsWith("HTTP/1.1 405 ");
			HttpResponse<String> plain = gateway.send(HttpRequest.newBuilder(gateway.url("/graphql")).GET().build());
			assertThat(plain.statusCode()).isEqualTo(405);
		}
	}

}
