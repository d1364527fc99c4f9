package io.sluice.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.sluice.downstream.Answer;
import io.sluice.fault.Code;
import io.sluice.fault.Fault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Answers as events: GraphQL over Server-Sent Events, distinct connections mode.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventStreamTests {

	private static final String TICK = "subscription($id: ID! = 1) { tick(id: $id) { n item { name } } }";

	private final Services services = new Services();

	@TempDir
	Path folder;

	private Gateway gateway;

	private FakeStreams streams;

	@BeforeAll
	void start(@TempDir Path folder) {
		this.services.server()
			.stubFor(WireMock.get("/s/items?id=5").willReturn(WireMock.okJson("[{\"id\": 5, \"name\": \"Five\"}]")));
		this.gateway = gateway(folder).start();
		this.streams = this.gateway.bean(FakeStreams.class);
	}

	private Gateway.Setup gateway(Path folder) {
		return Gateway.in(folder)
			.schema(FakeStreams.SCHEMA)
			.services(Map.of("s", this.services.url("s")))
			.with(FakeStreams.class);
	}

	@AfterAll
	void stop() {
		this.gateway.close();
		this.services.close();
	}

	// Distinct connections mode: "The Content-Type MUST always be text/event-stream"
	@Test
	void sendsEachEventAsItComes() {
		try (EventSource source = subscribe(1)) {
			assertThat(source.response().statusCode()).isEqualTo(200);
			assertThat(source.response().headers().firstValue("Content-Type")).hasValue("text/event-stream");
			assertThat(source.response().headers().firstValue("Cache-Control")).hasValue("no-store");
			FakeStream stream = this.streams.at("/ticks/1");
			stream.send("{\"n\": 1, \"item\": 5}");
			assertThat(source.next())
				.isEqualTo(Json.read("{\"data\": {\"tick\": {\"n\": 1, \"item\": {\"name\": \"Five\"}}}}"));
			stream.send("{\"n\": 2}");
			assertThat(source.next()).isEqualTo(Json.read("{\"data\": {\"tick\": {\"n\": 2, \"item\": null}}}"));
			// "After all results have been emitted, the complete event will follow"
			stream.end();
			assertThat(source.event()).isEqualTo(new EventSource.Event("complete", ""));
			assertThat(source.line()).isNull();
		}
	}

	@Test
	void writesWhatEventSourcesRead() {
		this.streams.answer("/ticks/lines", Flux.just("{\"n\": 1}"));
		try (EventSource source = subscribe("lines")) {
			assertThat(List.of(String.valueOf(source.line()), String.valueOf(source.line()),
					String.valueOf(source.line()), String.valueOf(source.line())))
				.containsExactly(":", "", "event: next", "data: {\"data\":{\"tick\":{\"n\":1,\"item\":null}}}");
			assertThat(List.of(String.valueOf(source.line()), String.valueOf(source.line()),
					String.valueOf(source.line()), String.valueOf(source.line())))
				.containsExactly("", "event: complete", "data:", "");
		}
	}

	@Test
	void keepsTheErrorsOfAnEventInIt() {
		this.streams.answer("/strict", Flux.just("null", "7"));
		try (EventSource source = EventSource.of(this.gateway, "subscription { strict }")) {
			assertThat(source.next().at("/errors/0/extensions/code").asString()).isEqualTo("DOWNSTREAM_SHAPE_MISMATCH");
			assertThat(source.next()).isEqualTo(Json.read("{\"data\": {\"strict\": 7}}"));
			assertThat(source.event()).isNotNull().extracting("name").isEqualTo("complete");
		}
	}

	@Test
	void tellsOfAStreamThatBreaks() {
		try (EventSource source = subscribe("broken")) {
			this.streams.at("/ticks/broken")
				.send("{\"n\": 1}")
				.send(new Answer.Failed(Fault.of(Code.DOWNSTREAM_UNAVAILABLE, "s", "The service is gone."), "secret"));
			source.next();
			assertThat(source.next().toString()).contains("\"code\":\"DOWNSTREAM_UNAVAILABLE\"", "\"path\":[\"tick\"]")
				.doesNotContain("secret", "data");
			assertThat(source.event()).isNotNull().extracting("name").isEqualTo("complete");
		}
	}

	// "Validation steps that run before execution of the GraphQL operation MUST report
	// errors through an accepted SSE connection by emitting next events that contain the
	// errors in the data field."
	@ParameterizedTest
	@ValueSource(strings = { "subscription { unknown }", "subscription {", "{ unknown }",
			"subscription { tick(id: \"..\") { n } }", "subscription { tick { n } strict }",
			"subscription { tick @skip(if: true) { n } }", "subscription { __typename }" })
	void reportsErrorsAsEvents(String query) {
		try (EventSource source = EventSource.of(this.gateway, query)) {
			assertThat(source.response().statusCode()).isEqualTo(200);
			assertThat(source.next().propertyNames()).containsExactly("errors");
			assertThat(source.event()).isNotNull().extracting("name").isEqualTo("complete");
		}
	}

	@Test
	void answersQueriesWithOneEvent() {
		try (EventSource source = EventSource.of(this.gateway, "{ greet }")) {
			assertThat(source.next()).isEqualTo(Json.read("{\"data\": {\"greet\": \"Hello\"}}"));
			assertThat(source.event()).isNotNull().extracting("name").isEqualTo("complete");
			assertThat(source.line()).isNull();
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "application/graphql-response+json, application/json, text/event-stream",
			"text/event-stream;q=0.1, application/json", "text/*", "*/*, text/event-stream" })
	void sendsEventsToWhomeverTakesThem(String accepted) {
		this.streams.answer("/ticks/accepted", Flux.just("{\"n\": 1}"));
		try (EventSource source = new EventSource(this.gateway,
				Map.of("query", TICK, "variables", Map.of("id", "accepted")), List.of("Accept", accepted))) {
			assertThat(source.response().headers().firstValue("Content-Type")).hasValue("text/event-stream");
			assertThat(source.next().at("/data/tick/n").asInt()).isEqualTo(1);
		}
	}

	@ParameterizedTest
	@ValueSource(
			strings = { "application/json", "*/*", "application/graphql-response+json", "text/event-stream;q=0, */*" })
	void saysHowToSubscribeIfJsonIsWanted(String accepted) {
		HttpResponse<String> response = this.gateway.post(Json.write(Map.of("query", "subscription { strict }")),
				List.of("Accept", accepted));
		assertThat(response.statusCode()).isEqualTo(accepted.contains("graphql-response") ? 400 : 200);
		assertThat(Json.read(response.body())).isEqualTo(Json
			.read("""
					{
					  "errors": [
					    {
					      "message": "A subscription has more than one answer. Accept text/event-stream, or use a WebSocket with the sub-protocol graphql-transport-ws.",
					      "extensions": {"code": "BAD_REQUEST", "classification": "BAD_REQUEST"}
					    }
					  ]
					}
					"""));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{", "[]", "{\"query\": {}}" })
	void refusesWhatIsNoRequestWithoutEvents(String body) {
		HttpResponse<String> response = this.gateway.post(body, List.of("Accept", "text/event-stream"));
		assertThat(response.statusCode()).isEqualTo(400);
		assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
	}

	@Test
	void breaksOffTheStreamOfAClientThatGoesAway() {
		FakeStream stream = this.streams.at("/ticks/gone");
		try (EventSource source = subscribe("gone")) {
			stream.subscribed();
			stream.send("{\"n\": 1}");
			source.next();
		}
		stream.cancelled();
	}

	// "terminated/completed by having the client simply close the SSE connection"
	@Test
	void breaksOffTheStreamOfAClientThatGoesAwayBeforeTheFirstEvent() {
		FakeStream stream = this.streams.at("/ticks/early");
		try (EventSource source = subscribe("early")) {
			assertThat(source.line()).isEqualTo(":");
			stream.subscribed();
		}
		stream.cancelled();
	}

	@Test
	void keepsTheOrderOfManyEvents() {
		int many = 1_000;
		this.streams.answer("/ticks/many", Flux.range(0, many).map("{\"n\": %d}"::formatted));
		try (EventSource source = subscribe("many")) {
			for (int n = 0; n < many; n++) {
				assertThat(source.next().at("/data/tick/n").asInt()).isEqualTo(n);
			}
			assertThat(source.event()).isNotNull().extracting("name").isEqualTo("complete");
		}
	}

	@Test
	void takesNoMoreFromTheServiceThanTheClientReads() throws IOException {
		String text = "x".repeat(10_000);
		this.streams.answer("/ticks/flood",
				Flux.range(0, 1_000_000).map((n) -> "{\"n\": %d, \"text\": \"%s\"}".formatted(n, text)));
		FakeStream flood = this.streams.at("/ticks/flood");
		try (Socket client = new Socket(InetAddress.getLoopbackAddress(), this.gateway.url("/").getPort())) {
			String body = "{\"query\": \"subscription { tick(id: \\\"flood\\\") { n text } }\"}";
			client.getOutputStream()
				.write(("POST /graphql HTTP/1.1\r\nHost: gateway\r\nContent-Type: application/json\r\n"
						+ "Accept: text/event-stream\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
					.getBytes(StandardCharsets.US_ASCII));
			flood.subscribed();
			long stalled = Patience.untilStalled(flood::sent, this.gateway);
			// what fits between the two: buffers of both sockets, and a little more
			assertThat(stalled * text.length()).isLessThan(20_000_000);
			client.getInputStream().skipNBytes(stalled * text.length());
			assertThat(Patience.untilStalled(flood::sent, this.gateway)).isGreaterThan(stalled);
		}
		flood.cancelled();
	}

	@Test
	void saysThatItLivesAndEndsInTime() {
		try (Gateway shortLived = gateway(this.folder).argument("spring.graphql.http.sse.keep-alive", "20ms")
			.argument("spring.graphql.http.sse.timeout", "2s")
			.start(); EventSource source = EventSource.of(shortLived, "subscription { tick { n } }")) {
			FakeStream stream = shortLived.bean(FakeStreams.class).at("/ticks/1");
			assertThat(source.line()).isEqualTo(":");
			assertThat(source.line()).isEmpty();
			assertThat(source.line()).isEqualTo(":");
			stream.cancelled();
			// no "complete": there would be more
			assertThat(source.event()).isNull();
		}
	}

	@Test
	void endsWhenTheGatewayStops() {
		Gateway stopping = gateway(this.folder).start();
		FakeStream stream = stopping.bean(FakeStreams.class).at("/ticks/1");
		try (EventSource source = EventSource.of(stopping, "subscription { tick { n } }")) {
			stream.subscribed();
			stopping.close();
			assertThat(source.event()).isNull();
		}
		assertThat(stream.isCancelled()).isTrue();
	}

	@Test
	void refusesMoreStreamsThanThereMayBe() {
		try (Gateway small = gateway(this.folder).file("gateway-config/limits.yaml", "sluice.limits.connections: 2")
			.start()) {
			FakeStreams all = small.bean(FakeStreams.class);
			try (EventSource _ = EventSource.of(small, "subscription { tick(id: 1) { n } }");
					EventSource _ = EventSource.of(small, "subscription { tick(id: 2) { n } }");
					EventSource third = EventSource.of(small, "subscription { tick(id: 3) { n } }")) {
				assertThat(third.response().statusCode()).isEqualTo(503);
				assertThat(third.response().headers().firstValue("Content-Type")).hasValue("application/json");
				assertThat(third.line()).isEqualTo("{\"errors\":[{\"message\":\"There are too many subscriptions. "
						+ "Try again later.\",\"extensions\":{\"code\":\"CONNECTION_LIMIT_EXCEEDED\","
						+ "\"classification\":\"BAD_REQUEST\"}}]}");
				assertThat(small.ask("{ greet }").has("data")).isTrue();
			}
			all.at("/ticks/1").cancelled();
			all.at("/ticks/2").cancelled();
			try (EventSource again = EventSource.of(small, "subscription { tick(id: 4) { n } }")) {
				assertThat(again.response().statusCode()).isEqualTo(200);
			}
		}
	}

	private EventSource subscribe(Object id) {
		return new EventSource(this.gateway, Map.of("query", TICK, "variables", Map.of("id", id)), List.of());
	}

}
