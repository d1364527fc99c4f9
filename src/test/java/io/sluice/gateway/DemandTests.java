package io.sluice.gateway;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What a client may demand of a gateway besides its documents: sizes, numbers, time. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemandTests {

	private static final String HELLO = "{\"query\": \"{ greet }\"}";

	private final HeldService service = new HeldService();

	private Gateway gateway;

	private FakeStreams streams;

	@BeforeAll
	void start(@TempDir Path folder) {
		this.gateway = Gateway.in(folder)
			.schema(FakeStreams.SCHEMA)
			.services(Map.of("s", this.service.url() + "/s"))
			.file("gateway-config/limits.yaml", """
					sluice:
					  limits: {body-size: 2KB, operations-per-request: 3, operations-per-caller: 2}
					""")
			.with(FakeStreams.class)
			.start();
		this.streams = this.gateway.bean(FakeStreams.class);
	}

	@AfterAll
	void stop() {
		this.gateway.close();
		this.service.close();
	}

	@Test
	void refusesABodyThatIsTooLarge() {
		assertThat(this.gateway.post(HELLO + " ".repeat(2048 - HELLO.length()), List.of()).statusCode()).isEqualTo(200);
		RefusedRequest.assertThatIs(this.gateway.post(HELLO + " ".repeat(2049 - HELLO.length()), List.of()), 413,
				"The body is too large.");
	}

	@Test
	void closesASocketWithAMessageThatIsTooLarge() {
		try (SocketClient client = SocketClient.ready(this.gateway)) {
			client.send("{\"type\": \"ping\", \"payload\": {\"x\": \"" + "x".repeat(2048) + "\"}}");
			assertThat(client.closed().status()).isEqualTo(1009);
		}
	}

	@Test
	void answersAListWithAList() {
		HttpResponse<String> response = this.gateway
			.post("[%s, {\"query\": \"{ nobody }\"}, {\"query\": \"subscription { tick(id: 1) { n } }\"}]"
				.formatted(HELLO), List.of("Accept", "application/graphql-response+json"));
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
		JsonNode answers = Json.read(response.body());
		assertThat(answers.size()).isEqualTo(3);
		assertThat(answers.get(0)).isEqualTo(Json.read("{\"data\": {\"greet\": \"Hello\"}}"));
		assertThat(code(answers.get(1))).isEqualTo("GRAPHQL_VALIDATION_FAILED");
		assertThat(answers.get(1).has("data")).isFalse();
		assertThat(code(answers.get(2))).isEqualTo("BAD_REQUEST");
	}

	@Test
	void stillAnswersASingleOperation() {
		assertThat(this.gateway.ask("{ greet }")).isEqualTo(Json.read("{\"data\": {\"greet\": \"Hello\"}}"));
	}

	@Test
	void refusesAListThatIsTooLong() {
		String list = IntStream.range(0, 4).mapToObj((_) -> HELLO).collect(Collectors.joining(",", "[", "]"));
		HttpResponse<String> response = this.gateway.post(list, List.of());
		assertThat(response.statusCode()).isEqualTo(400);
		JsonNode error = Json.read(response.body()).get("errors").get(0);
		assertThat(error.get("message").asString()).isEqualTo("The request has 4 operations; the limit is 3.");
		assertThat(error.get("extensions").get("code").asString()).isEqualTo("OPERATION_LIMIT_EXCEEDED");
	}

	@ParameterizedTest
	@ValueSource(strings = { "[]", "[1]", "[{}]", "[{\"query\": 1}]", "[[{\"query\": \"{ greet }\"}]]", "7", "null",
			"[", "" })
	void refusesWhatIsNoRequest(String body) {
		RefusedRequest.assertThatIs(this.gateway.post(body, List.of()), 400,
				"The body is no GraphQL request. Send a JSON object with \"query\", "
						+ "a text, and if need be \"variables\", \"operationName\" and \"extensions\".");
	}

	@Test
	void refusesOperationsOfACallerThatHasAsManyAsItMay() {
		CompletableFuture<JsonNode> first = later("{ held }");
		HeldService.Held one = this.service.next();
		CompletableFuture<JsonNode> second = later("mutation { held: set(to: 2) }");
		HeldService.Held other = this.service.next();
		HttpResponse<String> refused = this.gateway.post(HELLO, List.of());
		assertThat(refused.statusCode()).isEqualTo(429);
		assertThat(refused.headers().firstValue("Retry-After")).hasValue("1");
		assertThat(code(Json.read(refused.body()))).isEqualTo("CONCURRENCY_LIMIT_EXCEEDED");
		one.answer("\"1\"");
		assertThat(first.join().at("/data/held").asString()).isEqualTo("1");
		assertThat(this.gateway.ask("{ greet }").at("/data/greet").asString()).isEqualTo("Hello");
		other.answer("2");
		assertThat(second.join().at("/data/held").asString()).isEqualTo("2");
	}

	@Test
	void countsSubscriptionsAsLongAsTheyLast() {
		try (SocketClient client = SocketClient.ready(this.gateway)) {
			client.subscribe("a", "subscription { tick(id: 1) { n } }");
			FakeStream stream = this.streams.at("/ticks/1");
			client.subscribe("b", "subscription { tick(id: 2) { n } }");
			this.streams.at("/ticks/2");
			client.subscribe("c", "{ greet }");
			client.hears("""
					{"id": "c", "type": "error", "payload": [{
					  "message": "There are as many of your operations under way as there may be. Wait for one to end.",
					  "extensions": {"code": "CONCURRENCY_LIMIT_EXCEEDED", "classification": "BAD_REQUEST"}}]}
					""");
			stream.end();
			client.hears("{\"id\": \"a\", \"type\": \"complete\"}");
			client.subscribe("d", "{ greet }");
			client.hears("{\"id\": \"d\", \"type\": \"next\", \"payload\": {\"data\": {\"greet\": \"Hello\"}}}");
		}
	}

	@Test
	void endsCallsWhenTheTimeOfTheOperationIsUp(@TempDir Path folder) {
		try (HeldService silent = new HeldService();
				Gateway hasty = Gateway.in(folder)
					.schema("""
							type Query {
							  greet: String @value(of: "Hello")
							  held: String @rest(service: "s", get: "/held")
							}
							""")
					.services(Map.of("s", silent.url()))
					.file("gateway-config/limits.yaml", "sluice.limits.operation-time: 300ms")
					.start()) {
			JsonNode answer = hasty.ask("{ greet held }");
			assertThat(answer.at("/data")).isEqualTo(Json.read("{\"greet\": \"Hello\", \"held\": null}"));
			assertThat(code(answer)).isEqualTo("DEADLINE_EXCEEDED");
			assertThat(answer.at("/errors/0/message").asString()).isEqualTo("The operation took longer than it may.");
			assertThat(answer.at("/errors/0/path")).isEqualTo(Json.read("[\"held\"]"));
		}
	}

	private CompletableFuture<JsonNode> later(String query) {
		return CompletableFuture.supplyAsync(() -> this.gateway.ask(query));
	}

	private static String code(JsonNode answer) {
		return answer.at("/errors/0/extensions/code").asString();
	}

}
