package io.sluice.gateway;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What subscriptions cost, and operations on sockets. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BudgetSocketTests {

	private static final String TICKS = "subscription { tick(id: \"%s\") { n } }";

	private final HeldService service = new HeldService();

	private final FakeIssuer issuer = new FakeIssuer();

	private Gateway gateway;

	private String user = "";

	@BeforeAll
	void start(@TempDir Path folder) {
		this.gateway = Gateway.in(folder)
			.schema(FakeStreams.SCHEMA)
			.services(Map.of("s", this.service.url() + "/s"))
			.file("gateway-config/security.yaml", this.issuer.settings())
			.file("gateway-config/rate-limits.yaml", """
					sluice:
					  rate-limits:
					    plans: {small: {limits: [{cost: 20, per: 24h}, {requests: 4, per: 24h}]}}
					    users: small
					""")
			.with(FakeStreams.class)
			.start();
	}

	@BeforeEach
	void name(TestInfo test) {
		this.user = test.getDisplayName();
	}

	@AfterAll
	void stop() {
		this.gateway.close();
		this.service.close();
		this.issuer.close();
	}

	private SocketClient client() {
		return connecting().open().initialise();
	}

	private SocketClient.Setup connecting() {
		return SocketClient.of(this.gateway).header("Authorization", bearer());
	}

	private String bearer() {
		return "Bearer " + this.issuer.token(this.issuer.claims().subject(this.user).build());
	}

	private FakeStream stream(String id) {
		return this.gateway.bean(FakeStreams.class).at("/ticks/" + id);
	}

	@Test
	void operationsOnSocketsArePaid() {
		try (SocketClient client = client()) {
			for (int times = 0; times < 4; times++) {
				client.subscribe("1", "{ greet }");
				assertThat(client.next().at("/payload/data/greet").asString()).isEqualTo("Hello");
				client.hears("{\"id\": \"1\", \"type\": \"complete\"}");
			}
			client.subscribe("1", "{ greet }");
			client.hears("""
					{"id": "1", "type": "error", "payload": [{
					  "message": "The budget is used up: 4 requests in 86400 seconds. Try again in 21600 seconds.",
					  "extensions": {"code": "RATE_LIMITED", "classification": "BAD_REQUEST", "retryAfter": 21600}
					}]}
					""");
		}
	}

	/** To subscribe costs 10; an event 3 at most, or 2 if there is no tick. */
	@Test
	void eachEventIsPaidUntilThereIsTooLittleLeft() {
		try (SocketClient client = client()) {
			client.subscribe("1", TICKS.formatted("paid"));
			FakeStream stream = stream("paid");
			List.of("null", "null", "{\"n\": 1}").forEach((event) -> {
				stream.send(event);
				assertThat(client.next().at("/type").asString()).isEqualTo("next");
			});
			stream.send("{\"n\": 2}");
			client.hears("{\"id\": \"1\", \"type\": \"next\", \"payload\": {\"data\": {\"tick\": {\"n\": 2}}}}");
			stream.send("{\"n\": 3}");
			client.hears("""
					{"id": "1", "type": "error", "payload": [{
					  "message": "The budget is used up: 20 of cost in 86400 seconds. Try again in 12960 seconds.",
					  "extensions": {"code": "RATE_LIMITED", "classification": "BAD_REQUEST", "retryAfter": 12960}
					}]}
					""");
			stream.cancelled();
			client.subscribe("1", TICKS.formatted("paid"));
			assertThat(client.next().at("/payload/0/extensions/code").asString()).isEqualTo("RATE_LIMITED");
		}
	}

	@Test
	void eventsOfAStreamOverHttpArePaid() {
		try (EventSource events = new EventSource(this.gateway, Map.of("query", TICKS.formatted("http")),
				List.of("Authorization", bearer()))) {
			assertThat(events.response().headers().firstValue("RateLimit"))
				.contains("\"small-1\";r=10;t=43200, \"small-2\";r=3;t=21600");
			for (int n = 1; n <= 3; n++) {
				stream("http").send("{\"n\": " + n + "}");
				assertThat(events.next().at("/data/tick/n").asInt()).isEqualTo(n);
			}
			stream("http").send("{\"n\": 4}");
			assertThat(events.next().at("/errors/0/extensions/code").asString()).isEqualTo("RATE_LIMITED");
			assertThat(events.event()).isEqualTo(new EventSource.Event("complete", ""));
		}
	}

	@Test
	void eachEventOfAStreamOverHttpTellsItsOwnCostIfTheClientAsks() {
		try (EventSource events = new EventSource(this.gateway, Map.of("query", TICKS.formatted("asked")),
				List.of("Authorization", bearer(), "GraphQL-Cost", "report"))) {
			stream("asked").send("null");
			assertThat(events.next()).isEqualTo(event("null", 2, 8));
			stream("asked").send("{\"n\": 1}");
			assertThat(events.next()).isEqualTo(event("{\"n\": 1}", 3, 5));
		}
	}

	@Test
	void eachEventOnASocketTellsItsOwnCostIfTheClientAsks() {
		try (SocketClient client = connecting().open().initialise(Map.of("graphql-cost", "report"))) {
			client.subscribe("1", TICKS.formatted("told"));
			stream("told").send("null");
			assertThat(client.next().at("/payload")).isEqualTo(event("null", 2, 8));
			stream("told").send("{\"n\": 1}");
			assertThat(client.next().at("/payload")).isEqualTo(event("{\"n\": 1}", 3, 5));
			stream("told").send("null");
			assertThat(client.next().at("/payload")).isEqualTo(event("null", 2, 3));
			client.subscribe("2", "{ greet }");
			assertThat(client.next().at("/payload")).isEqualTo(Json.read("""
					{"data": {"greet": "Hello"},
					 "extensions": {"cost": {"estimated": 1, "limit": 5000, "actual": 1, "remaining": 2, "budget": 20}}}
					"""));
		}
	}

	private static JsonNode event(String tick, int actual, int remaining) {
		return Json.read("""
				{"data": {"tick": %s},
				 "extensions": {"cost": {"estimated": 3, "limit": 5000, "actual": %d, "remaining": %d, "budget": 20}}}
				""".formatted(tick, actual, remaining));
	}

	/** What is said first counts, not what came with the upgrade. */
	@ParameterizedTest
	@CsvSource({ "report, , true", ", report, true", "no, report, true", "report, no, false", "report, Report, false",
			", '', false", ", , false" })
	void clientsAreToldIfTheyAskWhenTheyIntroduceThemselves(String header, String said, boolean told) {
		SocketClient.Setup setup = connecting();
		if (header != null) {
			setup.header("GraphQL-Cost", header);
		}
		Map<String, Object> payload = new HashMap<>();
		payload.put("GraphQL-Cost", said);
		try (SocketClient client = setup.open().initialise(payload)) {
			client.subscribe("1", TICKS.formatted(header + said));
			stream(header + said).send("null");
			assertThat(client.next().at("/payload").has("extensions")).isEqualTo(told);
		}
	}

}
