package io.sluice.gateway;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

/** Clients that say how long they wait, by {@code X-Request-Timeout}. */
class RequestTimeoutTests {

	private final WireMockServer service = new WireMockServer(WireMockConfiguration.options().dynamicPort());

	private Gateway gateway;

	@BeforeEach
	void start(@TempDir Path folder) {
		this.service.start();
		this.service.stubFor(get("/s/fast").willReturn(okJson("\"fast\"")));
		this.service.stubFor(get(urlPathEqualTo("/s/slow")).willReturn(okJson("\"slow\"").withFixedDelay(5_000)));
		this.gateway = Gateway.in(folder).schema("""
				type Query {
				  fast: String @rest(service: "things", get: "/fast")
				  slow: String @rest(service: "things", get: "/slow")
				  events: Events @value(of: {})
				}
				type Events { tick(id: Int): Tick @rest(service: "things", get: "/ticks/{args.id}") }
				type Tick { n: Int slow: String @rest(service: "things", get: "/slow", query: {n: "{parent.n}"}) }
				""").file("gateway-config/services.yaml", """
				sluice:
				  services:
				    things:
				      rest: {base-url: "%s", deadline-header: X-Time-Left}
				      timeout: 8s
				""".formatted(this.service.baseUrl() + "/s")).with(FakeStreams.class).start();
	}

	@AfterEach
	void stop() {
		this.gateway.close();
		this.service.stop();
	}

	private HttpResponse<String> ask(String query, String... timeouts) {
		List<String> headers = Stream.of(timeouts)
			.flatMap((timeout) -> Stream.of("X-Request-Timeout", timeout))
			.toList();
		return this.gateway.post(Json.write(Map.of("query", query)), headers);
	}

	@Test
	void whatIsLateIsNullAndTheRestStands() {
		long began = System.nanoTime();
		JsonNode answer = Json.read(ask("{ slow fast }", "500ms").body());
		assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(4));
		assertThat(answer.at("/data")).isEqualTo(Json.read("{\"slow\": null, \"fast\": \"fast\"}"));
		assertThat(answer.at("/errors/0/extensions/code").asString()).isEqualTo("DEADLINE_EXCEEDED");
		assertThat(answer.at("/errors/0/path/0").asString()).isEqualTo("slow");
	}

	@Test
	void servicesAreToldWhatIsLeft() {
		ask("{ fast }", "3");
		ask("{ fast }");
		this.service.verify(1,
				getRequestedFor(urlEqualTo("/s/fast")).withHeader("X-Time-Left", matching("(4000|3\\d{3})ms")));
		this.service.verify(1,
				getRequestedFor(urlEqualTo("/s/fast")).withHeader("X-Time-Left", matching("(8000|7\\d{3})ms")));
	}

	@Test
	void nobodyGetsMoreTimeThanThereIs() {
		assertThat(ask("{ fast }", "999999999m").body()).isEqualTo("{\"data\":{\"fast\":\"fast\"}}");
		this.service.verify(1,
				getRequestedFor(urlEqualTo("/s/fast")).withHeader("X-Time-Left", matching("(8000|7\\d{3})ms")));
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "0ms", "-1", "soon", "1.5", "2 s", "2h", "", "1234567890" })
	void whatIsNoTimeIsRefused(String timeout) {
		HttpResponse<String> answer = ask("{ fast }", timeout);
		assertThat(answer.statusCode()).isEqualTo(400);
		assertThat(Json.read(answer.body())).isEqualTo(Json
			.read("""
					{"errors": [{
					  "message": "X-Request-Timeout is no time. Write whole seconds, such as 2, or a unit, such as 1500ms or 2s.",
					  "extensions": {"code": "BAD_REQUEST", "classification": "BAD_REQUEST"}
					}]}
					"""));
		this.service.verify(0, getRequestedFor(urlEqualTo("/s/fast")));
	}

	@Test
	void oneTimeIsEnough() {
		assertThat(ask("{ fast }", "1s", "2s").statusCode()).isEqualTo(400);
	}

	@Test
	void onASocketWhatWasSaidWhenItOpenedHoldsForEachOperation() {
		try (SocketClient socket = SocketClient.of(this.gateway).header("X-Request-Timeout", "500ms").open()) {
			socket.initialise();
			for (String id : List.of("a", "b")) {
				socket.subscribe(id, "{ slow fast }");
				assertLate(socket.next().at("/payload"), "slow");
				socket.hears("{\"id\": \"%s\", \"type\": \"complete\"}".formatted(id));
			}
		}
	}

	@Test
	void eachEventOnASocketHasThisTime() {
		FakeStream ticks = this.gateway.bean(FakeStreams.class).at("/ticks/1");
		try (SocketClient socket = SocketClient.of(this.gateway).header("X-Request-Timeout", "500ms").open()) {
			socket.initialise().subscribe("a", "subscription { tick(id: 1) { n slow } }");
			for (int n = 1; n < 3; n++) {
				ticks.send("{\"n\": %d}".formatted(n));
				JsonNode event = socket.next().at("/payload");
				assertThat(event.at("/data/tick/n").asInt()).as(event.toString()).isEqualTo(n);
				assertLate(event, "tick", "slow");
			}
		}
	}

	@Test
	void eachEventOfAStreamHasThisTime() {
		FakeStream ticks = this.gateway.bean(FakeStreams.class).at("/ticks/2");
		try (EventSource source = new EventSource(this.gateway,
				Map.of("query", "subscription { tick(id: 2) { n slow } }"), List.of("X-Request-Timeout", "500ms"))) {
			for (int n = 1; n < 3; n++) {
				ticks.send("{\"n\": %d}".formatted(n));
				JsonNode event = source.next();
				assertThat(event.at("/data/tick/n").asInt()).as(event.toString()).isEqualTo(n);
				assertLate(event, "tick", "slow");
			}
		}
	}

	@Test
	void whatIsNoTimeRefusesEachOperationOfASocket() {
		try (SocketClient socket = SocketClient.of(this.gateway).header("X-Request-Timeout", "soon").open()) {
			socket.initialise().subscribe("a", "{ fast }");
			JsonNode refused = socket.next();
			assertThat(refused.at("/type").asString()).isEqualTo("error");
			assertThat(refused.at("/payload/0/message").asString()).startsWith("X-Request-Timeout is no time.");
			assertThat(refused.at("/payload/0/extensions/code").asString()).isEqualTo("BAD_REQUEST");
			socket.hearsNothing();
		}
		this.service.verify(0, getRequestedFor(urlEqualTo("/s/fast")));
	}

	@Test
	void whatIsNoTimeRefusesAStream() {
		try (EventSource source = new EventSource(this.gateway, Map.of("query", "{ fast }"),
				List.of("X-Request-Timeout", "soon"))) {
			assertThat(source.response().statusCode()).isEqualTo(400);
		}
	}

	private static void assertLate(JsonNode answer, String... path) {
		assertThat(answer.at("/data/" + String.join("/", path)).isNull()).as(answer.toString()).isTrue();
		assertThat(answer.at("/errors/0/extensions/code").asString()).isEqualTo("DEADLINE_EXCEEDED");
		assertThat(answer.at("/errors/0/path")).isEqualTo(Json.read(Json.write(List.of(path))));
	}

}
