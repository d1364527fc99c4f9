package io.sluice.gateway;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;

import static org.assertj.core.api.Assertions.assertThat;

/** Clients that read slowly, or not at all, and what waits for them. */
@Timeout(value = 90, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SlowSocketTests {

	@TempDir
	Path folder;

	private Gateway.Setup gateway() {
		return Gateway.in(this.folder)
			.schema(FakeStreams.SCHEMA)
			.services(Map.of("s", "http://127.0.0.1:1/s"))
			.argument("sluice.limits.characters", "100000")
			.with(FakeStreams.class);
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

}
