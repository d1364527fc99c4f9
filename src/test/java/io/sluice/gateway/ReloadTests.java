package io.sluice.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What people change is taken over as a whole, or not at all. */
class ReloadTests {

	private static final String ONLY_WHEN_TOLD = "sluice.reload: {watch-every: 0s, drain: 10ms}";

	private final FakeIssuer issuer = new FakeIssuer();

	private final Services services = new Services();

	private Home home;

	private Gateway gateway;

	@BeforeEach
	void start(@TempDir Path folder) {
		this.home = new Home(folder);
		this.gateway = setup(folder).file("gateway-config/limits.yaml", ONLY_WHEN_TOLD).start();
	}

	private Gateway.Setup setup(Path folder) {
		return Gateway.in(folder)
			.schema(greeting("Hello"))
			.services(Map.of("s", this.services.url("s")))
			.file("gateway-config/security.yaml",
					this.issuer.settings() + "sluice.security.operator-scope: sluice:operate");
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

	@AfterEach
	void stop() {
		this.gateway.close();
		this.services.close();
		this.issuer.close();
	}

	@Test
	void answersByWhatIsWrittenNow() {
		this.home.with("schema/more.graphqls", "extend type Query { more: Int @value(of: 1) }");
		assertThat(greet()).isEqualTo("Hello");
		this.home.with("schema/schema.graphqls", greeting("Good day"));
		assertThat(greet()).as("it was not told").isEqualTo("Hello");
		assertThat(reload().body()).isEqualToIgnoringWhitespace("{\"untilRestart\": []}");
		assertThat(greet()).isEqualTo("Good day");
		assertThat(ask("{ more }").at("/data/more").asInt()).isEqualTo(1);
	}

	@Test
	void takesOverServicesAndLimits() {
		this.services.server()
			.stubFor(WireMock.get(WireMock.urlPathEqualTo("/other/thing")).willReturn(WireMock.okJson("{\"id\": 7}")));
		this.home.with("gateway-config/services.yaml", "sluice.services.s.rest.base-url: " + this.services.url("other"))
			.with("gateway-config/limits.yaml", ONLY_WHEN_TOLD + "\nsluice.limits.body-size: 1KB");
		assertThat(reload().statusCode()).isEqualTo(200);
		assertThat(ask("{ thing { id } }").at("/data/thing/id").asString()).isEqualTo("7");
		assertThat(this.gateway.post("{\"query\": \"{ greet }" + " ".repeat(1024) + "\"}", List.of()).statusCode())
			.isEqualTo(413);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			schema/schema.graphqls       | type Query { a: Strin @value(of: 1) } | schema/schema.graphqls:1:17
			schema/schema.graphqls       | type Query {                          | schema/schema.graphqls:1
			gateway-config/services.yaml | sluice.services.s.timeot: 2s          | gateway-config/services.yaml:1:27
			gateway-config/services.yaml | "{"                                   | schema/schema.graphqls:3
			gateway-config/limits.yaml   | {                                     | gateway-config/limits.yaml
			gateway-config/limits.yaml   | spring.config.import: file:nowhere    | nowhere
			""")
	void refusesWhatCannotBeRunAndGoesOn(String file, String text, String told) {
		this.home.with(file, text);
		HttpResponse<String> refused = reload();
		assertThat(refused.statusCode()).isEqualTo(422);
		assertThat(Json.read(refused.body()).get("problems").toString()).contains(told).doesNotContain("Exception");
		assertThat(greet()).isEqualTo("Hello");
	}

	@Test
	void saysWhatNeedsARestart() {
		this.home.with("gateway-config/cache.yaml", "sluice.cache.near.max-size: 1MB")
			.with("gateway-config/application.yaml", "spring.jackson.time-zone: UTC\nspring.ssl.bundle.pem.x: {}");
		assertThat(Json.read(reload().body()).get("untilRestart").toString()).contains("\"sluice.cache\"",
				"\"spring.jackson.time-zone\"");
	}

	@Test
	void isForOperatorsOnly(@TempDir Path folder) {
		assertThat(this.gateway.send(request(this.gateway, "")).statusCode()).isEqualTo(401);
		assertThat(this.gateway.send(request(this.gateway, token("orders:write"))).statusCode()).isEqualTo(403);
		try (Gateway closed = Gateway.in(folder).schema("type Query { a: Int @value(of: 1) }").start()) {
			assertThat(closed.send(request(closed, "")).statusCode()).isEqualTo(404);
		}
	}

	@Test
	void noticesChangesByItself(@TempDir Path folder) {
		try (Gateway watching = setup(folder).file("gateway-config/limits.yaml", "sluice.reload.watch-every: 20ms")
			.start()) {
			Home watched = new Home(folder);
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
			this.home.with("gateway-config/services.yaml", "sluice.services.s.rest.base-url: " + held.url());
			assertThat(reload().statusCode()).isEqualTo(200);
			CompletableFuture<JsonNode> answer = CompletableFuture.supplyAsync(() -> ask("{ greet thing { id } }"));
			HeldService.Held call = held.next();
			this.home.with("schema/schema.graphqls", greeting("Good day"))
				.with("gateway-config/services.yaml", "sluice.services.s.rest.base-url: " + this.services.url("other"));
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
		this.services.server()
			.stubFor(WireMock.get(WireMock.urlPathEqualTo("/s/thing")).willReturn(WireMock.okJson("{\"id\": 7}")));
		assertThat(ask("{ thing { id } }").at("/data/thing/id").asString()).isEqualTo("7");
		this.home.with("schema/schema.graphqls", greeting("Good day"));
		assertThat(reload().statusCode()).isEqualTo(200);
		assertThat(ask("{ greet thing { id } }").at("/data/thing/id").asString()).isEqualTo("7");
		this.services.server().verify(1, WireMock.getRequestedFor(WireMock.urlPathEqualTo("/s/thing")));
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
			String services = "sluice.services.s: {timeout: %s, rest: {base-url: \"http://127.0.0.1:"
					+ server.getAddress().getPort() + "\"}}";
			this.home.with("gateway-config/services.yaml", services.formatted("5s"));
			assertThat(reload().statusCode()).isEqualTo(200);
			String query = "{ thing(n: %d) { id } }";
			for (int n = 0; n < 3; n++) {
				this.home.with("schema/schema.graphqls", greeting("Hello " + n));
				assertThat(reload().statusCode()).isEqualTo(200);
				assertThat(ask(query.formatted(n)).at("/data/thing/id").asString()).isEqualTo("7");
			}
			assertThat(ports).hasSize(3);
			assertThat(Set.copyOf(ports)).as("one connection").hasSize(1);
			this.home.with("gateway-config/services.yaml", services.formatted("6s"));
			assertThat(reload().statusCode()).isEqualTo(200);
			assertThat(ask(query.formatted(3)).at("/data/thing/id").asString()).isEqualTo("7");
			assertThat(Set.copyOf(ports)).as("defined differently").hasSize(2);
		}
		finally {
			server.stop(0);
		}
	}

	private String greet() {
		return ask("{ greet }").at("/data/greet").asString();
	}

	private JsonNode ask(String query) {
		return this.gateway.ask(query);
	}

	private HttpResponse<String> reload() {
		return this.gateway.send(request(this.gateway, token("sluice:operate")));
	}

	private String token(String scope) {
		return this.issuer.token(this.issuer.claims().claim("scope", scope).build());
	}

	private static HttpRequest request(Gateway gateway, String token) {
		HttpRequest.Builder request = HttpRequest.newBuilder(gateway.url("/operate/reload"))
			.POST(BodyPublishers.noBody());
		return (token.isEmpty() ? request : request.header("Authorization", "Bearer " + token)).build();
	}

}
