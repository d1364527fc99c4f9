package io.sluice.gateway;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** A gateway that has as much to do as it can carry. */
class OverloadTests {

	private static final String REFUSAL = """
			{"errors": [{
			  "message": "The gateway has more to do than it can. Try again soon.",
			  "extensions": {"code": "OVERLOADED", "classification": "INTERNAL_ERROR"}
			}]}
			""";

	private final HeldService service = new HeldService();

	private final HttpClient client = HttpClient.newHttpClient();

	private Gateway gateway;

	@BeforeEach
	void start(@TempDir Path folder) {
		this.gateway = Gateway.in(folder).schema("""
				type Query {
				  value(id: Int): Int @rest(service: "things", get: "/{args.id}")
				  events: Events @value(of: {})
				}
				type Events { tick(id: Int): Int @rest(service: "things", get: "/ticks/{args.id}") }
				""").file("gateway-config/limits.yaml", """
				sluice.limits: {concurrent-operations: 2, operations-per-request: 5}
				""").services(Map.of("things", this.service.url() + "/s")).with(FakeStreams.class).start();
	}

	@AfterEach
	void stop() {
		this.gateway.close();
		this.service.close();
	}

	private static String query(int id) {
		return "{\"query\": \"{ value(id: " + id + ") }\"}";
	}

	private HttpResponse<String> post(String body) {
		return this.gateway.post(body, List.of());
	}

	private CompletableFuture<HttpResponse<String>> begin(int id) {
		return this.client.sendAsync(request(query(id)), HttpResponse.BodyHandlers.ofString());
	}

	private HttpRequest request(String body) {
		return HttpRequest.newBuilder(this.gateway.url("/graphql"))
			.header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(body))
			.build();
	}

	@Test
	void whatIsTooMuchIsRefusedAtOnce() {
		var first = begin(1);
		HeldService.Held one = this.service.next();
		var second = begin(2);
		HeldService.Held two = this.service.next();
		HttpResponse<String> third = post(query(3));
		assertThat(third.statusCode()).isEqualTo(503);
		assertThat(third.headers().firstValue("Retry-After")).hasValue("1");
		assertThat(Json.read(third.body())).isEqualTo(Json.read(REFUSAL));
		assertThat(post("{\"query\": \"not even GraphQL\"}").statusCode()).as("nothing is parsed").isEqualTo(503);
		one.answer("1");
		assertThat(first.join().body()).isEqualTo("{\"data\":{\"value\":1}}");
		var fourth = begin(4);
		this.service.next().answer("4");
		assertThat(fourth.join().body()).isEqualTo("{\"data\":{\"value\":4}}");
		two.answer("2");
		assertThat(second.join().statusCode()).isEqualTo(200);
		assertThat(this.service.hasMore()).isFalse();
	}

	@Test
	void eachOperationOfAListCounts() {
		CompletableFuture<HttpResponse<String>> list = this.client.sendAsync(
				request("[" + query(1) + "," + query(2) + "," + query(3) + "]"), HttpResponse.BodyHandlers.ofString());
		this.service.next().answer("7");
		this.service.next().answer("7");
		JsonNode answers = Json.read(list.join().body());
		assertThat(answers).hasSize(3);
		assertThat(answers.findValuesAsString("code")).containsExactly("OVERLOADED");
	}

	@Test
	void whoGoesAwayMakesRoom() {
		for (int id = 0; id < 6; id++) {
			CompletableFuture<HttpResponse<String>> operation = begin(id);
			this.service.next();
			operation.cancel(true);
			Awaitility.await().until(() -> post("{\"query\": \"{ __typename }\"}").statusCode() == 200);
		}
	}

	@Test
	void anOperationThatIsTooMuchOnASocketIsAnErrorAndTheSocketStays() {
		var first = begin(1);
		HeldService.Held one = this.service.next();
		try (SocketClient socket = SocketClient.ready(this.gateway)) {
			socket.subscribe("a", "{ value(id: 2) }");
			HeldService.Held two = this.service.next();
			socket.subscribe("b", "{ value(id: 3) }");
			socket.hears("{\"id\": \"b\", \"type\": \"error\", \"payload\": " + errors() + "}");
			assertThat(post(query(4)).statusCode()).as("those of sockets count").isEqualTo(503);
			one.answer("1");
			assertThat(first.join().statusCode()).isEqualTo(200);
			socket.subscribe("b", "{ value(id: 3) }");
			this.service.next().answer("3");
			socket.hears("{\"id\": \"b\", \"type\": \"next\", \"payload\": {\"data\": {\"value\": 3}}}");
			socket.hears("{\"id\": \"b\", \"type\": \"complete\"}");
			two.answer("2");
			assertThat(socket.next().at("/payload/data/value").asInt()).isEqualTo(2);
		}
	}

	@Test
	void whatASocketBreaksOffMakesRoom() {
		try (SocketClient stopping = SocketClient.ready(this.gateway);
				SocketClient vanishing = SocketClient.ready(this.gateway)) {
			stopping.subscribe("a", "{ value(id: 1) }");
			vanishing.subscribe("a", "{ value(id: 2) }");
			this.service.next();
			this.service.next();
			assertThat(post("{\"query\": \"{ __typename }\"}").statusCode()).isEqualTo(503);
			stopping.complete("a");
			Awaitility.await().until(() -> post("{\"query\": \"{ __typename }\"}").statusCode() == 200);
			vanishing.vanish();
			Awaitility.await()
				.until(() -> Json
					.read(post("[{\"query\": \"{ __typename }\"}, {\"query\": \"{ __typename }\"}]").body())
					.findValues("errors")
					.isEmpty());
		}
	}

	@Test
	void aStreamThatIsTooMuchIsRefusedBeforeItBegins() throws Exception {
		begin(1);
		this.service.next();
		begin(2);
		this.service.next();
		try (EventSource refused = EventSource.of(this.gateway, "subscription { tick(id: 1) }")) {
			assertThat(refused.response().statusCode()).isEqualTo(503);
			assertThat(refused.response().headers().firstValue("Retry-After")).hasValue("1");
			assertThat(Json.read(new String(refused.response().body().readAllBytes(), StandardCharsets.UTF_8)))
				.isEqualTo(Json.read(REFUSAL));
		}
	}

	@Test
	void subscriptionsAreUnderWayUntilTheirStreamHasBegun() {
		FakeStreams streams = this.gateway.bean(FakeStreams.class);
		List<EventSource> sources = IntStream.range(0, 3)
			.mapToObj((id) -> EventSource.of(this.gateway, "subscription { tick(id: " + id + ") }"))
			.toList();
		try (SocketClient socket = SocketClient.ready(this.gateway)) {
			for (int id = 3; id < 6; id++) {
				socket.subscribe("" + id, "subscription { tick(id: " + id + ") }");
				streams.at("/ticks/" + id).send("7");
				assertThat(socket.next().at("/payload/data/tick").asInt()).isEqualTo(7);
			}
			for (int id = 0; id < sources.size(); id++) {
				streams.at("/ticks/" + id).send("7");
				assertThat(sources.get(id).next().at("/data/tick").asInt()).isEqualTo(7);
			}
		}
		finally {
			sources.forEach(EventSource::close);
		}
	}

	private static String errors() {
		return Json.read(REFUSAL).at("/errors").toString();
	}

}
