package io.sluice.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.sun.net.httpserver.HttpServer;
import io.sluice.config.Home;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What people change is taken over as a whole, or not at all. */
class ReloadTests {

	private static final String REFUSED_NOW = "sluice_reload_refused";

	private static final String ONLY_WHEN_TOLD = "sluice.reload: {watch-every: 0s, drain: 10ms}";

	private static final FakeIssuer issuer = new FakeIssuer();

	private static final Services services = new Services();

	@TempDir
	private static Path folder;

	private static Home home;

	private static Gateway gateway;

	@BeforeAll
	static void start() {
		home = new Home(folder);
		gateway = setup(folder).file("gateway-config/limits.yaml", ONLY_WHEN_TOLD)
			.argument("spring.ssl.bundle.jks.odd.options.ciphers", "NO_SUCH_CIPHER")
			.start();
	}

	private static Gateway.Setup setup(Path where) {
		return Gateway.in(where)
			.schema(greeting("Hello"))
			.services(Map.of("s", services.url("s")))
			.file("gateway-config/security.yaml", issuer.settings() + "sluice.security.operator-scope: sluice:operate");
	}

	private static String greeting(String word) {
		return """
				type Query {
				  greet: String @value(of: "%s")
				  thing(n: Int): Thing @cacheControl(maxAge: 60) @rest(service: "s", get: "/thing", query: {n: "{args.n}"})
				}
				type Thing { id: ID }
				"""
			.formatted(word);
	}

	@AfterAll
	static void stop() {
		gateway.close();
		services.close();
		issuer.close();
	}

	/** As it was at the start. */
	@BeforeEach
	void reset() throws IOException {
		services.server().resetAll();
		for (String added : List.of("schema/more.graphqls", "gateway-config/cache.yaml",
				"gateway-config/application.yaml")) {
			Files.deleteIfExists(folder.resolve(added));
		}
		setup(folder).file("gateway-config/limits.yaml", ONLY_WHEN_TOLD);
		assertThat(reload().statusCode()).isEqualTo(200);
	}

	@Test
	void answersByWhatIsWrittenNow() {
		home.with("schema/more.graphqls", "extend type Query { more: Int @value(of: 1) }");
		assertThat(greet()).isEqualTo("Hello");
		home.with("schema/schema.graphqls", greeting("Good day"));
		assertThat(greet()).as("it was not told").isEqualTo("Hello");
		assertThat(reload().body()).isEqualToIgnoringWhitespace("{\"untilRestart\": []}");
		assertThat(greet()).isEqualTo("Good day");
		assertThat(ask("{ more }").at("/data/more").asInt()).isEqualTo(1);
	}

	@Test
	void isCounted() {
		double replaced = reloads("replaced");
		double refused = reloads("refused");
		home.with("schema/schema.graphqls", greeting("Good day"));
		reload();
		home.with("schema/schema.graphqls", "type Query {");
		reload();
		reload();
		assertThat(reloads("replaced")).isEqualTo(replaced + 1);
		assertThat(reloads("refused")).isEqualTo(refused + 2);
	}

	@Test
	void isSeenForAsLongAsWhatIsWrittenIsRefused() {
		assertThat(gateway.metric(REFUSED_NOW)).isZero();
		home.with("schema/schema.graphqls", "type Query {");
		reload();
		reload();
		assertThat(gateway.metric(REFUSED_NOW)).isEqualTo(1);
		home.with("schema/schema.graphqls", greeting("Hello"));
		reload();
		assertThat(gateway.metric(REFUSED_NOW)).as("what was there before, too, is taken over").isZero();
	}

	private static double reloads(String result) {
		return gateway.metric("sluice_reloads_total{result=\"" + result + "\"}");
	}

	@Test
	void takesOverServicesAndLimits() {
		services.server()
			.stubFor(WireMock.get(WireMock.urlPathEqualTo("/other/thing")).willReturn(WireMock.okJson("{\"id\": 7}")));
		home.with("gateway-config/services.yaml", "sluice.services.s.rest.base-url: " + services.url("other"))
			.with("gateway-config/limits.yaml", ONLY_WHEN_TOLD + "\nsluice.limits.body-size: 1KB");
		assertThat(reload().statusCode()).isEqualTo(200);
		assertThat(ask("{ thing { id } }").at("/data/thing/id").asString()).isEqualTo("7");
		assertThat(gateway.post("{\"query\": \"{ greet }" + " ".repeat(1024) + "\"}", List.of()).statusCode())
			.isEqualTo(413);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					schema/schema.graphqls       | type Query { a: Strin @value(of: 1) } | schema/schema.graphqls:1:17
					schema/schema.graphqls       | type Query {                          | schema/schema.graphqls:1
					gateway-config/services.yaml | sluice.services.s.timeot: 2s          | gateway-config/services.yaml:1:27
					gateway-config/services.yaml | "{"                                   | services.yaml:1:1: This has no keys
					gateway-config/services.yaml | sluice.services.s: {rest: {base-url: 'https://s'}, ssl-bundle: odd} | services.yaml:1:64
					gateway-config/limits.yaml   | {                                     | gateway-config/limits.yaml
					gateway-config/limits.yaml   | spring.config.import: file:nowhere    | nowhere
					""")
	void refusesWhatCannotBeRunAndGoesOn(String file, String text, String told) {
		home.with(file, text);
		HttpResponse<String> refused = reload();
		assertThat(refused.statusCode()).isEqualTo(422);
		assertThat(Json.read(refused.body()).get("problems").toString()).contains(told).doesNotContain("Exception");
		assertThat(greet()).isEqualTo("Hello");
	}

	@Test
	void saysWhatNeedsARestart() {
		home.with("gateway-config/cache.yaml", "sluice.cache.near.max-size: 1MB")
			.with("gateway-config/application.yaml", "spring.jackson.time-zone: UTC\nspring.ssl.bundle.pem.x: {}");
		assertThat(Json.read(reload().body()).get("untilRestart").toString()).contains("\"sluice.cache\"",
				"\"spring.jackson.time-zone\"");
	}

	@Test
	void isForOperatorsOnly(@TempDir Path other) {
		assertThat(gateway.send(request(gateway, "")).statusCode()).isEqualTo(401);
		assertThat(gateway.send(request(gateway, token("orders:write"))).statusCode()).isEqualTo(403);
		try (Gateway closed = Gateway.in(other).schema("type Query { a: Int @value(of: 1) }").start()) {
			assertThat(closed.send(request(closed, "")).statusCode()).isEqualTo(404);
		}
	}

	@Test
	void noticesChangesByItself(@TempDir Path other) {
		try (Gateway watching = setup(other).file("gateway-config/limits.yaml", "sluice.reload.watch-every: 20ms")
			.start()) {
			Home watched = new Home(other);
			watched.with("schema/schema.graphqls", "type Query { greet: ");
			watched.with("schema/schema.graphqls", greeting("Good day"));
			Awaitility.await()
				.untilAsserted(
						() -> assertThat(watching.ask("{ greet }").at("/data/greet").asString()).isEqualTo("Good day"));
			watched.with("schema/schema.graphqls", "type Query { gree");
			watched.with("gateway-config/services.yaml", "sluice: {");
			watched.with("gateway-config/services.yaml", "sluice.services.s.rest.base-url: http://127.0.0.1:1");
			watched.with("schema/schema.graphqls", greeting("Good night"));
			Awaitility.await()
				.untilAsserted(() -> assertThat(watching.ask("{ greet }").at("/data/greet").asString())
					.isEqualTo("Good night"));
		}
	}

	@Test
	void whatIsUnderWayEndsAsItBegan() {
		try (HeldService held = new HeldService()) {
			home.with("gateway-config/services.yaml", "sluice.services.s.rest.base-url: " + held.url());
			assertThat(reload().statusCode()).isEqualTo(200);
			CompletableFuture<JsonNode> answer = CompletableFuture.supplyAsync(() -> ask("{ greet thing { id } }"));
			HeldService.Held call = held.next();
			home.with("schema/schema.graphqls", greeting("Good day"))
				.with("gateway-config/services.yaml", "sluice.services.s.rest.base-url: " + services.url("other"));
			assertThat(reload().statusCode()).isEqualTo(200);
			assertThat(greet()).isEqualTo("Good day");
			call.answer("{\"id\": 3}");
			assertThat(answer.join().get("data").toString())
				.isEqualTo("{\"greet\":\"Hello\",\"thing\":{\"id\":\"3\"}}");
		}
	}

	@Test
	void socketsAreClosedSoThatClientsComeAgain() {
		try (SocketClient client = SocketClient.ready(this.gateway)) {
			assertThat(reload().statusCode()).isEqualTo(200);
			assertThat(client.closed()).isEqualTo(new SocketClient.Closed(1001, "Going away"));
		}
	}

	@Test
	void keepsWhatIsKept() {
		services.server()
			.stubFor(WireMock.get(WireMock.urlPathEqualTo("/s/thing")).willReturn(WireMock.okJson("{\"id\": 7}")));
		assertThat(ask("{ thing { id } }").at("/data/thing/id").asString()).isEqualTo("7");
		home.with("schema/schema.graphqls", greeting("Good day"));
		assertThat(reload().statusCode()).isEqualTo(200);
		assertThat(ask("{ greet thing { id } }").at("/data/thing/id").asString()).isEqualTo("7");
		services.server().verify(1, WireMock.getRequestedFor(WireMock.urlPathEqualTo("/s/thing")));
	}

	@Test
	void servicesThatStayAsTheyAreKeepTheirConnections() throws IOException {
		Queue<Integer> ports = new ConcurrentLinkedQueue<>();
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		server.createContext("/", (exchange) -> {
			ports.add(exchange.getRemoteAddress().getPort());
			byte[] body = "{\"id\": 7}".getBytes(StandardCharsets.UTF_8);
			exchange.sendResponseHeaders(200, body.length);
			exchange.getResponseBody().write(body);
			exchange.close();
		});
		server.start();
		try {
			String written = "sluice.services.s: {timeout: %s, rest: {base-url: \"http://127.0.0.1:"
					+ server.getAddress().getPort() + "\"}}";
			home.with("gateway-config/services.yaml", written.formatted("5s"));
			assertThat(reload().statusCode()).isEqualTo(200);
			String query = "{ thing(n: %d) { id } }";
			for (int n = 0; n < 3; n++) {
				home.with("schema/schema.graphqls", greeting("Hello " + n));
				assertThat(reload().statusCode()).isEqualTo(200);
				assertThat(ask(query.formatted(n)).at("/data/thing/id").asString()).isEqualTo("7");
			}
			assertThat(ports).hasSize(3);
			assertThat(Set.copyOf(ports)).as("one connection").hasSize(1);
			home.with("gateway-config/services.yaml", written.formatted("6s"));
			assertThat(reload().statusCode()).isEqualTo(200);
			assertThat(ask(query.formatted(3)).at("/data/thing/id").asString()).isEqualTo("7");
			assertThat(Set.copyOf(ports)).as("defined differently").hasSize(2);
		}
		finally {
			server.stop(0);
		}
	}

	private static String greet() {
		return ask("{ greet }").at("/data/greet").asString();
	}

	private static JsonNode ask(String query) {
		return gateway.ask(query);
	}

	private static HttpResponse<String> reload() {
		return gateway.send(request(gateway, token("sluice:operate")));
	}

	private static String token(String scope) {
		return issuer.token(issuer.claims().claim("scope", scope).build());
	}

	private static HttpRequest request(Gateway gateway, String token) {
		HttpRequest.Builder request = HttpRequest.newBuilder(gateway.url("/operate/reload"))
			.POST(BodyPublishers.noBody());
		return (token.isEmpty() ? request : request.header("Authorization", "Bearer " + token)).build();
	}

}
