package io.sluice.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tokens on WebSockets and event streams: how they come, and what happens when they end.
 */
@Timeout(value = 90, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CallerSocketTests {

	private static final String TICK = "subscription { tick { n } }";

	private final FakeIssuer issuer = new FakeIssuer();

	@TempDir
	Path folder;

	@AfterEach
	void stop() {
		this.issuer.close();
	}

	private Gateway.Setup gateway(String... settings) {
		return Gateway.in(this.folder)
			.schema(FakeStreams.SCHEMA)
			.services(Map.of("s", "http://127.0.0.1:1/s"))
			.file("gateway-config/security.yaml", this.issuer.settings(settings))
			.with(FakeStreams.class)
			.with(CallerEcho.class);
	}

	private String token(String name) {
		return this.issuer.token(this.issuer.claims().subject(name).build());
	}

	private String tokenFor(Duration life) {
		Instant now = Instant.now();
		return this.issuer.token(this.issuer.claims().expirationTime(Date.from(now.plus(life))).build());
	}

	private static String init(String... members) {
		return "{\"type\": \"connection_init\", \"payload\": {" + String.join(", ", members) + "}}";
	}

	private static SocketClient withUpgrade(Gateway gateway, String token) {
		return SocketClient.of(gateway).header("Authorization", "Bearer " + token).open();
	}

	private static SocketClient withInit(Gateway gateway, String token) {
		return SocketClient.of(gateway).open().send(init("\"Authorization\": \"Bearer " + token + "\""));
	}

	private static String caller(SocketClient client) {
		JsonNode answer = client.subscribe("who", "{ greet }").next();
		client.hears("{\"id\": \"who\", \"type\": \"complete\"}");
		assertThat(answer.at("/payload/data/greet").asString()).isEqualTo("Hello");
		return answer.at("/payload/extensions/claims/sub").asString("anonymous");
	}

	@Test
	void knowsTheCallerByTheUpgradeOrByTheFirstMessage() {
		try (Gateway gateway = gateway().start();
				SocketClient nobody = SocketClient.ready(gateway);
				SocketClient ann = withUpgrade(gateway, token("ann"));
				SocketClient bob = withInit(gateway, token("bob"));
				SocketClient eve = withUpgrade(gateway, token("eve"))) {
			ann.initialise();
			bob.hears("{\"type\": \"connection_ack\"}");
			eve.send(init("\"authorization\": \"Bearer " + token("eva") + "\""))
				.hears("{\"type\": \"connection_ack\"}");
			assertThat(caller(nobody)).isEqualTo("anonymous");
			assertThat(caller(ann)).isEqualTo("ann");
			assertThat(caller(bob)).isEqualTo("bob");
			assertThat(caller(eve)).isEqualTo("eva");
			assertThat(caller(ann)).isEqualTo("ann");
		}
	}

	@Test
	void refusesTokensThatAreNotGood() {
		String good = token("ann");
		try (Gateway gateway = gateway().start()) {
			assertThat(SocketClient.of(gateway).header("Authorization", "Bearer x").refused()).isEqualTo(401);
			for (String bad : List.of(init("\"Authorization\": \"Bearer x\""), init("\"authorization\": \"Bearer\""),
					init("\"Authorization\": \"Bearer " + good + "\"", "\"authorization\": \"Bearer " + good + "\""),
					init("\"Authorization\": \"Bearer " + "x".repeat(100_000) + "\""))) {
				try (SocketClient client = withUpgrade(gateway, good).send(bad)) {
					assertThat(client.closed()).isEqualTo(new SocketClient.Closed(4403, "Forbidden"));
				}
			}
		}
	}

	@Test
	void refusesEverybodyWithoutATokenIfOneIsNeeded() {
		try (Gateway gateway = gateway().argument("sluice.security.require-authentication", "true").start()) {
			try (SocketClient client = SocketClient.of(gateway).open().send(init())) {
				assertThat(client.closed()).isEqualTo(new SocketClient.Closed(4403, "Forbidden"));
			}
			try (SocketClient ann = withUpgrade(gateway, token("ann")).initialise();
					SocketClient bob = withInit(gateway, token("bob"))) {
				bob.hears("{\"type\": \"connection_ack\"}");
				assertThat(caller(ann)).isEqualTo("ann");
				assertThat(caller(bob)).isEqualTo("bob");
			}
			var refused = gateway.post("{\"query\": \"{ greet }\"}", List.of());
			assertThat(refused.statusCode()).isEqualTo(401);
			assertThat(refused.headers().allValues("WWW-Authenticate")).containsExactly("Bearer");
			assertThat(Json.read(refused.body()).at("/errors/0/extensions/code").asString())
				.isEqualTo("UNAUTHENTICATED");
		}
	}

	@Test
	void saysThatItCannotSayWhetherATokenIsGood() {
		this.issuer.publishNothing();
		try (Gateway gateway = gateway().start(); SocketClient client = withInit(gateway, token("ann"))) {
			assertThat(client.closed()).isEqualTo(new SocketClient.Closed(1013, "Try again later"));
			assertThat(SocketClient.of(gateway).header("Authorization", "Bearer " + token("ann")).refused())
				.isEqualTo(503);
		}
	}

	@Test
	void closesASocketWhenItsTokenExpires() {
		try (Gateway gateway = gateway("clock-skew: 0s").start()) {
			FakeStream stream = gateway.bean(FakeStreams.class).at("/ticks/1");
			// known, so that it does not take long
			assertThat(gateway.post("{\"query\": \"{ greet }\"}", List.of("Authorization", "Bearer " + token("ann")))
				.statusCode()).isEqualTo(200);
			try (SocketClient client = withInit(gateway, tokenFor(Duration.ofSeconds(4)))) {
				client.hears("{\"type\": \"connection_ack\"}");
				client.subscribe("1", TICK);
				stream.subscribed();
				stream.send("{\"n\": 1}");
				client.hears("{\"id\": \"1\", \"type\": \"next\", \"payload\": {\"data\": {\"tick\": {\"n\": 1}}}}");
				assertThat(client.closed()).isEqualTo(new SocketClient.Closed(4401, "Unauthorized"));
				stream.cancelled();
			}
		}
	}

	@Test
	void endsAnEventStreamWhenItsTokenExpires() {
		try (Gateway gateway = gateway("clock-skew: 0s").start()) {
			FakeStream stream = gateway.bean(FakeStreams.class).at("/ticks/1");
			assertThat(gateway.post("{\"query\": \"{ greet }\"}", List.of("Authorization", "Bearer " + token("ann")))
				.statusCode()).isEqualTo(200);
			try (EventSource events = new EventSource(gateway, Map.of("query", TICK),
					List.of("Authorization", "Bearer " + tokenFor(Duration.ofSeconds(4))))) {
				stream.subscribed();
				stream.send("{\"n\": 1}");
				assertThat(events.next()).isEqualTo(Json.read("{\"data\": {\"tick\": {\"n\": 1}}}"));
				assertThat(events.next()).isEqualTo(Json.read("""
						{"errors": [{
						  "message": "The token has expired.",
						  "extensions": {"code": "UNAUTHENTICATED", "classification": "UNAUTHORIZED"}
						}]}"""));
				assertThat(events.event()).isEqualTo(new EventSource.Event("complete", ""));
				assertThat(events.line()).isNull();
				stream.cancelled();
			}
		}
	}

	// What is said right after the upgrade waits until somebody listens, also when the
	// upgrade has waited for keys.
	@Test
	void losesNoFirstMessage() throws Exception {
		this.issuer.publishSlowly(Duration.ofMillis(500));
		String token = token("ann");
		try (Gateway gateway = gateway().start(); ExecutorService threads = Executors.newFixedThreadPool(16)) {
			List<CompletableFuture<Void>> asking = new ArrayList<>();
			for (int n = 0; n < 300; n++) {
				asking.add(CompletableFuture.runAsync(() -> initialiseAtOnce(gateway, token), threads));
			}
			CompletableFuture.allOf(asking.toArray(CompletableFuture[]::new)).join();
		}
		assertThat(this.issuer.fetches()).isEqualTo(1);
	}

	private static void initialiseAtOnce(Gateway gateway, String token) {
		try (RawSocket client = new RawSocket(gateway, "Authorization: Bearer " + token)) {
			client.write(RawSocket.frame(RawSocket.TEXT, "{\"type\": \"connection_init\"}"));
			assertThat(Json.read(client.next().text())).isEqualTo(Json.read("{\"type\": \"connection_ack\"}"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
