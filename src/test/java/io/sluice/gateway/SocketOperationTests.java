package io.sluice.gateway;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

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
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The sentences of the GraphQL over WebSocket Protocol about operations.
 */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SocketOperationTests {

	private static final int MANY = 200;

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
					  limits: {subscriptions-per-connection: %d, answer-size: 200KB}
					  security: {client-headers: [X-Tenant]}
					""".formatted(MANY))
			.with(FakeStreams.class)
			.start();
		this.streams = this.gateway.bean(FakeStreams.class);
	}

	@AfterAll
	void stop() {
		this.gateway.close();
		this.service.close();
	}

	// "Server dispatches results over time with the Next message", "Server dispatches the
	// Complete message indicating that the source stream has completed"
	@Test
	void sendsEachEventAsItComes() {
		try (SocketClient client = SocketClient.ready(this.gateway)) {
			client.subscribe("é\"1", "subscription { tick(id: 1) { n } }");
			FakeStream stream = this.streams.at("/ticks/1");
			stream.send("{\"n\": 1}");
			client.hears("{\"id\": \"é\\\"1\", \"type\": \"next\", \"payload\": {\"data\": {\"tick\": {\"n\": 1}}}}");
			stream.send("{\"n\": 2}");
			client.hears("{\"id\": \"é\\\"1\", \"type\": \"next\", \"payload\": {\"data\": {\"tick\": {\"n\": 2}}}}");
			stream.end();
			client.hears("{\"id\": \"é\\\"1\", \"type\": \"complete\"}");
			client.hearsNothing();
		}
	}

	// "Server executes the single result GraphQL operation. Server dispatches the result
	// with the Next message. Server dispatches the Complete message"
	@ParameterizedTest
	@ValueSource(strings = { "{ held }", "mutation { held: set(to: 1) }" })
	void executesQueriesAndMutations(String query) {
		try (SocketClient client = SocketClient.ready(this.gateway)) {
			client.subscribe("1", query);
			this.service.next().answer("7");
			JsonNode next = client.next();
			assertThat(next.at("/type").asString()).isEqualTo("next");
			assertThat(next.at("/payload/data/held").asInt()).isEqualTo(7);
			client.hears("{\"id\": \"1\", \"type\": \"complete\"}");
		}
	}

	@Test
	void takesVariablesAndNames() {
		try (SocketClient client = SocketClient.of(this.gateway).header("X-Tenant", "blue").open().initialise()) {
			this.streams.answer("/who?tenant=blue&operation=B", Flux.just("7"));
			client.subscribe("1", Map.of("query", "subscription A { strict } subscription B { who }", "operationName",
					"B", "variables", Map.of(), "extensions", Map.of()));
			client.hears("{\"id\": \"1\", \"type\": \"next\", \"payload\": {\"data\": {\"who\": 7}}}");
			client.hears("{\"id\": \"1\", \"type\": \"complete\"}");
		}
	}

	// "Operation execution error(s) in response to the Subscribe message. This can occur
	// before execution starts, usually due to validation errors [...] This message
	// terminates the operation and no further messages will be sent."
	@ParameterizedTest
	@ValueSource(strings = { "subscription {", "{ unknown }", "subscription { strict tick { n } }",
			"subscription { tick @include(if: true) { n } }", "query($x: Int!) { greet }",
			"subscription { tick(id: \"..\") { n } }",
			"{ events { __typename events: __typename a: __typename } }{ greet }" })
	void reportsErrorsBeforeTheExecution(String query) {
		try (SocketClient client = SocketClient.ready(this.gateway)) {
			client.subscribe("1", query);
			JsonNode error = client.next();
			assertThat(error.propertyNames()).containsExactly("id", "type", "payload");
			assertThat(error.at("/type").asString()).isEqualTo("error");
			assertThat(error.at("/payload").isArray()).isTrue();
			assertThat(error.at("/payload/0/message").asString()).isNotBlank();
			assertThat(error.at("/payload/0/extensions/code").asString()).isNotBlank();
			client.hearsNothing();
			client.subscribe("1", "{ greet }")
				.hears("{\"id\": \"1\", \"type\": \"next\", \"payload\": {\"data\": {\"greet\": \"Hello\"}}}");
		}
	}

	// "or during the execution of the request"
	@Test
	void reportsAStreamThatBreaks() {
		try (SocketClient client = SocketClient.ready(this.gateway)) {
			client.subscribe("1", "subscription { tick(id: \"broken\") { n } }");
			this.streams.at("/ticks/broken")
				.send("{\"n\": 1}")
				.send(new Answer.Failed(Fault.of(Code.DOWNSTREAM_UNAVAILABLE, "s", "The service is gone."), "secret"));
			assertThat(client.next().at("/type").asString()).isEqualTo("next");
			JsonNode error = client.next();
			assertThat(error.at("/type").asString()).isEqualTo("error");
			assertThat(error.at("/payload/0/extensions/code").asString()).isEqualTo("DOWNSTREAM_UNAVAILABLE");
			assertThat(error.at("/payload/0/extensions/correlationId").asString()).endsWith("-1");
			assertThat(error.toString()).doesNotContain("secret");
			client.hearsNothing();
		}
	}

	@Test
	void keepsTheErrorsOfAnEventInIt() {
		try (SocketClient client = SocketClient.ready(this.gateway)) {
			this.streams.answer("/strict", Flux.just("null", "7"));
			client.subscribe("1", "subscription { strict }");
			JsonNode next = client.next();
			assertThat(next.at("/payload/data").isNull()).isTrue();
			assertThat(next.at("/payload/errors/0/extensions/code").asString()).isEqualTo("DOWNSTREAM_SHAPE_MISMATCH");
			client.hears("{\"id\": \"1\", \"type\": \"next\", \"payload\": {\"data\": {\"strict\": 7}}}");
		}
	}

	@Test
	void sendsNoEventThatIsTooLarge() {
		try (SocketClient client = SocketClient.ready(this.gateway)) {
			this.streams.answer("/ticks/large",
					Flux.just("{\"text\": \"" + "x".repeat(210_000) + "\"}", "{\"text\": \"x\"}"));
			client.subscribe("1", "subscription { tick(id: \"large\") { text } }");
			assertThat(client.next().at("/payload/errors/0/extensions/code").asString())
				.isEqualTo("ANSWER_LIMIT_EXCEEDED");
			client.hears("{\"id\": \"1\", \"type\": \"next\", \"payload\": {\"data\": {\"tick\": {\"text\": \"x\"}}}}");
		}
	}

	// "If there is already an active subscriber for an operation matching the provided
	// ID,
	// regardless of the operation type, the server must close the socket immediately with
	// the event 4409: Subscriber for <unique-operation-id> already exists."
	@ParameterizedTest
	@ValueSource(strings = { "{ held }", "subscription { tick(id: \"twice\") { n } }" })
	void closesIfANameIsTaken(String query) {
		try (SocketClient client = SocketClient.ready(this.gateway)) {
			client.subscribe("one", query).subscribe("one", "{ greet }");
			assertThat(client.closed()).isEqualTo(new SocketClient.Closed(4409, "Subscriber for one already exists"));
		}
	}

	@Test
	void shortensNamesThatDoNotFitIntoAFrame() {
		String name = "😀é".repeat(10_000);
		try (SocketClient client = SocketClient.ready(this.gateway)) {
			client.subscribe(name, "subscription { tick(id: \"long\") { n } }").subscribe(name, "{ greet }");
			SocketClient.Closed closed = client.closed();
			assertThat(closed.status()).isEqualTo(4409);
			assertThat(closed.reason()).startsWith("Subscriber for 😀é").endsWith("é already exists");
		}
	}

	// "Once a client completes an operation, it is free to re-use that ID."
	@Test
	void freesNamesWhenTheOperationIsOver() {
		try (SocketClient client = SocketClient.ready(this.gateway)) {
			for (int n = 0; n < 100; n++) {
				client.subscribe("1", "{ greet }");
				client.hears("{\"id\": \"1\", \"type\": \"next\", \"payload\": {\"data\": {\"greet\": \"Hello\"}}}");
				client.hears("{\"id\": \"1\", \"type\": \"complete\"}");
			}
		}
	}

	// "the client has stopped listening and wants to complete the subscription. No
	// further
	// events, relevant to the original subscription, should be sent through."
	@Test
	void breaksOffASubscription() {
		try (SocketClient client = SocketClient.ready(this.gateway)) {
			client.subscribe("1", "subscription { tick(id: \"unwanted\") { n } }");
			this.streams.at("/ticks/unwanted").subscribed();
			client.complete("1");
			this.streams.at("/ticks/unwanted").cancelled();
			client.hearsNothing();
			this.streams.answer("/ticks/wanted", Flux.just("{\"n\": 1}"));
			client.subscribe("1", "subscription { tick(id: \"wanted\") { n } }")
				.hears("{\"id\": \"1\", \"type\": \"next\", \"payload\": {\"data\": {\"tick\": {\"n\": 1}}}}");
		}
	}

	// "Even if the client sent a Complete message for a single-result-operation before it
	// resolved, the result should not be sent through once it does."
	@Test
	void breaksOffAQuery() {
		try (SocketClient client = SocketClient.ready(this.gateway)) {
			client.subscribe("1", "{ held }");
			HeldService.Held call = this.service.next();
			client.complete("1").hearsNothing();
			call.answer("7");
			client.subscribe("1", "{ greet }")
				.hears("{\"id\": \"1\", \"type\": \"next\", \"payload\": {\"data\": {\"greet\": \"Hello\"}}}");
		}
	}

	@Test
	void breaksOffTheCallsOfAnEvent() {
		try (SocketClient client = SocketClient.ready(this.gateway)) {
			client.subscribe("1", "subscription { tick(id: \"nested\") { item { name } } }");
			this.streams.at("/ticks/nested").send("{\"item\": 5}");
			HeldService.Held call = this.service.next();
			client.complete("1");
			this.streams.at("/ticks/nested").cancelled();
			call.answer("[]");
			client.hearsNothing();
		}
	}

	// "Multiple operations identified with separate IDs can be active at any time and
	// their messages can be interleaved on the connection."
	@Test
	void keepsManySubscriptionsApart() {
		try (SocketClient client = SocketClient.ready(this.gateway)) {
			for (int n = 0; n < MANY; n++) {
				client.subscribe("s" + n, "subscription { tick(id: \"many%d\") { n } }".formatted(n));
			}
			for (int n = 0; n < MANY; n++) {
				this.streams.at("/ticks/many" + n).subscribed();
			}
			for (int round = 0; round < 5; round++) {
				Set<String> heard = new HashSet<>();
				for (int n = 0; n < MANY; n++) {
					this.streams.at("/ticks/many" + n).send("{\"n\": %d}".formatted(1000 * round + n));
				}
				for (int n = 0; n < MANY; n++) {
					JsonNode next = client.next();
					String id = next.at("/id").asString();
					heard.add(id);
					assertThat("s" + (next.at("/payload/data/tick/n").asInt() - 1000 * round)).isEqualTo(id);
				}
				assertThat(heard).hasSize(MANY);
			}
			client.subscribe("more", "{ greet }");
			JsonNode error = client.next();
			assertThat(error.at("/id").asString()).isEqualTo("more");
			assertThat(error.at("/type").asString()).isEqualTo("error");
			assertThat(error.at("/payload/0/extensions/code").asString()).isEqualTo("SUBSCRIPTION_LIMIT_EXCEEDED");
			client.complete("s7");
			this.streams.at("/ticks/many7").cancelled();
			client.subscribe("more", "{ greet }")
				.hears("{\"id\": \"more\", \"type\": \"next\", \"payload\": {\"data\": {\"greet\": \"Hello\"}}}");
		}
		for (int n = 0; n < MANY; n++) {
			this.streams.at("/ticks/many" + n).cancelled();
		}
	}

}
