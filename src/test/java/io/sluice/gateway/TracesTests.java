package io.sluice.gateway;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.opentelemetry.proto.trace.v1.Span;
import io.sluice.blueprint.Blueprint;
import io.sluice.blueprint.Sha256;
import io.sluice.gateway.SpanCollector.Collected;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

/** The spans that a collector is sent, and what services are told of them. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TracesTests {

	private static final String CLIENT = "00f067aa0ba902b7";

	private static final String PRODUCTS = "GET /products";

	private static final String PRICES = "prices.v1.Prices/Get";

	private static final String WATCH = "prices.v1.Prices/Watch";

	private static final String HELD = "GET /{args.n}";

	private final SpanCollector collector = new SpanCollector();

	private final Services services = new Services();

	private final GrpcStubs grpc = new GrpcStubs();

	private final HeldService held = new HeldService();

	private final FakeIssuer issuer = new FakeIssuer();

	private Gateway gateway;

	private int traces;

	@BeforeAll
	void start(@TempDir Path folder) {
		this.gateway = Gateway.in(folder)
			.schema("""
					type Query {
					  greet: String @value(of: "Hello")
					  products(ids: [Int!]!): [Product] @lookup(key: "{args.ids}")
					  secret(word: String!): String @rest(service: "shop", get: "/secrets/{args.word}",
					    query: {word: "{args.word}"}, headers: [{name: "X-Word", value: "{args.word}"}])
					  own: String @rest(service: "shop", get: "/own", headers: [{name: "traceparent", value: "mine"}])
					  missing: String @rest(service: "shop", get: "/missing", nullOn: [404])
					  broken: String @rest(service: "shop", get: "/broken")
					  flaky: String @rest(service: "shop", get: "/flaky")
					  held(n: Int): Int @rest(service: "held", get: "/{args.n}")
					  kept: String @rest(service: "shop", get: "/kept") @cacheControl(maxAge: 600)
					}
					type Subscription {
					  watch(id: Int!): Watched @grpc(service: "prices", method: "prices.v1.Prices/Watch", request: {id: "{args.id}"})
					}
					type Watched {
					  id: Int
					  product: Product @lookup(key: "{parent.id}")
					  broken: String @rest(service: "shop", get: "/broken")
					  held: Int @rest(service: "held", get: "/{parent.id}")
					}
					type Mutation { noop: String @value(of: "done") }
					type Product @key(fields: "id") @rest(service: "shop", get: "/products", query: {id: "{keys}"},
					    batch: {match: "id"}) {
					  id: Int!
					  name: String
					  price: Price @grpc(service: "prices", method: "prices.v1.Prices/Get", request: {ids: "{keys}"},
					    select: "prices", batch: {key: "{parent.id}", match: "id"})
					}
					type Price { cents: Int }
					""")
			.file("gateway-config/protos/prices.proto", """
					syntax = "proto3";
					package prices.v1;
					service Prices {
					  rpc Get(GetRequest) returns (GetResponse) { option idempotency_level = NO_SIDE_EFFECTS; }
					  rpc Watch(WatchRequest) returns (stream WatchResponse);
					}
					message WatchRequest { int32 id = 1; }
					message WatchResponse { int32 id = 1; }
					message GetRequest { repeated int32 ids = 1; }
					message GetResponse { repeated Price prices = 1; }
					message Price { int32 id = 1; int32 cents = 2; }
					""")
			.file("gateway-config/services.yaml", """
					sluice:
					  services:
					    shop:
					      rest: {base-url: "%s"}
					      retry: {attempts: 2, budget: 1}
					    held: {rest: {base-url: "%s"}}
					    prices:
					      grpc: {target: "%s", plaintext: true, protos: [prices.proto]}
					""".formatted(this.services.url("shop"), this.held.url(), this.grpc.target()))
			.file("gateway-config/security.yaml", this.issuer.settings())
			.file("gateway-config/limits.yaml", "sluice.limits.operations-per-request: 3\n")
			.argument("management.opentelemetry.tracing.export.otlp.endpoint", this.collector.endpoint())
			.argument("management.opentelemetry.tracing.export.schedule-delay", "20ms")
			.argument("management.tracing.sampling.probability", "1")
			.start();
		this.grpc.learn(this.gateway.bean(Blueprint.class));
	}

	@AfterAll
	void stop() {
		this.gateway.close();
		this.collector.close();
		this.services.close();
		this.grpc.close();
		this.held.close();
		this.issuer.close();
	}

	@BeforeEach
	void stub() {
		this.services.server().resetAll();
		answers("/products", "[{\"id\": 1, \"name\": \"Lamp\"}, {\"id\": 2, \"name\": \"Desk\"}]");
		answers("/own", "\"own\"");
		answers("/kept", "\"kept\"");
		this.grpc.expect(List.of(new Spec.GrpcCall("prices.v1.Prices/Get", 1, List.of(), "{\"ids\": [1, 2]}", "OK",
				List.of("{\"prices\": [{\"id\": 1, \"cents\": 100}, {\"id\": 2, \"cents\": 200}]}"))));
	}

	private void answers(String path, String json) {
		this.services.server()
			.stubFor(WireMock.get(WireMock.urlPathEqualTo("/shop" + path)).willReturn(WireMock.okJson(json)));
	}

	/** A trace of its own. */
	private String trace() {
		return "%032x".formatted(++this.traces);
	}

	private JsonNode ask(String trace, String query) {
		return this.gateway.ask(Map.of("query", query), parent(trace, "01"));
	}

	private static List<String> parent(String trace, String flags) {
		return List.of("traceparent", "00-" + trace + "-" + CLIENT + "-" + flags);
	}

	private String received(String path, String header) {
		return this.services.server()
			.findAll(WireMock.getRequestedFor(WireMock.urlPathEqualTo("/shop" + path)))
			.getFirst()
			.getHeader(header);
	}

	@Test
	void anOperationAndItsCallsAreATreeBelowTheSpanOfTheClient() {
		String trace = trace();
		String document = "query Catalog { products(ids: [1, 2]) { name price { cents } } }";
		assertThat(ask(trace, document).at("/data/products/1/price/cents").asInt()).isEqualTo(200);
		Map<String, Collected> spans = this.collector.trace(trace, 3);
		assertThat(spans).containsOnlyKeys("query Catalog", PRODUCTS, PRICES);
		Collected operation = spans.get("query Catalog");
		assertThat(operation.parent()).isEqualTo(CLIENT);
		assertThat(operation.kind()).isEqualTo(Span.SpanKind.SPAN_KIND_SERVER);
		assertThat(operation.scope()).isEqualTo("io.sluice");
		Map<String, String> details = new HashMap<>(operation.details());
		assertThat(details.remove("sluice.request.id")).isNotEmpty();
		assertThat(details).isEqualTo(Map.of("graphql.operation.name", "Catalog", "graphql.operation.type", "query",
				"sluice.document.hash", Sha256.of(document), "sluice.cost", "8", "sluice.codes", "OK"));
		assertThat(spans.get(PRODUCTS).parent()).isEqualTo(operation.id());
		assertThat(spans.get(PRICES).parent()).isEqualTo(operation.id());
		assertThat(this.collector.resource()).containsEntry("service.name", "sluice");
	}

	@Test
	void aCallTellsWhatIsKnownOfIt() {
		String trace = trace();
		ask(trace, "{ products(ids: [1, 2]) { name price { cents } } }");
		Map<String, Collected> spans = this.collector.trace(trace, 3);
		Collected rest = spans.get(PRODUCTS);
		assertThat(rest.kind()).isEqualTo(Span.SpanKind.SPAN_KIND_CLIENT);
		assertThat(rest.details()).isEqualTo(Map.of("sluice.service", "shop", "sluice.coordinate", "Query.products",
				"sluice.keys", "2", "sluice.cache", "none", "sluice.outcome", "OK", "http.request.method", "GET",
				"url.template", "/products", "server.address", "localhost", "server.port",
				Integer.toString(this.services.server().port())));
		Collected grpc = spans.get(PRICES);
		assertThat(grpc.kind()).isEqualTo(Span.SpanKind.SPAN_KIND_CLIENT);
		Map<String, String> details = new HashMap<>(grpc.details());
		assertThat(details.remove("server.port")).isEqualTo(this.grpc.target().replaceFirst(".*:", ""));
		assertThat(details).isEqualTo(Map.of("sluice.service", "prices", "sluice.coordinate", "Product.price",
				"sluice.keys", "2", "sluice.cache", "none", "sluice.outcome", "OK", "rpc.system.name", "grpc",
				"rpc.method", PRICES, "rpc.response.status_code", "OK", "server.address", "127.0.0.1"));
	}

	@Test
	void servicesAreToldTheSpanOfTheirCall() {
		String trace = trace();
		ask(trace, "{ products(ids: [1, 2]) { name price { cents } } }");
		Map<String, Collected> spans = this.collector.trace(trace, 3);
		assertThat(received("/products", "traceparent")).isEqualTo(spans.get(PRODUCTS).traceparent());
		assertThat(this.grpc.received("traceparent")).containsExactly(spans.get(PRICES).traceparent());
	}

	@Test
	void theStateOfATraceIsHandedOn() {
		this.gateway.ask(Map.of("query", "{ products(ids: [1, 2]) { name } }"),
				List.of("traceparent", "00-" + trace() + "-" + CLIENT + "-01", "tracestate", "vendor=1"));
		assertThat(received("/products", "tracestate")).isEqualTo("vendor=1");
	}

	@Test
	void whatTheSchemaSaysOfATraceWins() {
		ask(trace(), "{ own }");
		assertThat(received("/own", "traceparent")).isEqualTo("mine");
	}

	@Test
	void whatAClientDoesNotSampleIsToldToServicesButNotCollected() {
		String unsampled = trace();
		this.gateway.ask(Map.of("query", "{ products(ids: [1, 2]) { name } }"), parent(unsampled, "00"));
		assertThat(received("/products", "traceparent")).matches("00-" + unsampled + "-[0-9a-f]{16}-00");
		String sampled = trace();
		ask(sampled, "{ greet }");
		this.collector.trace(sampled, 1);
		assertThat(this.collector.spans()).extracting(Collected::trace).doesNotContain(unsampled);
	}

	@Test
	void anOperationWithoutATraceBeginsOne() {
		this.gateway.ask("query Alone { products(ids: [1, 2]) { name } }");
		Collected operation = this.collector.span((span) -> span.name().equals("query Alone"));
		assertThat(operation.parent()).isEmpty();
		assertThat(this.collector.trace(operation.trace(), 2).get(PRODUCTS).traceparent())
			.isEqualTo(received("/products", "traceparent"));
	}

	@Test
	void saysNothingOfValuesAndSecrets() {
		String trace = trace();
		answers("/secrets/hunter2", "\"hunter2 answered\"");
		String token = this.issuer.token(this.issuer.claims().subject("ann").claim("client_id", "shop-app").build());
		this.gateway.ask(
				Map.of("query", "query Secret($word: String!) { secret(word: $word) other: secret(word: \"hunter2\") }",
						"variables", Map.of("word", "hunter2")),
				List.of("traceparent", "00-" + trace + "-" + CLIENT + "-01", "Authorization", "Bearer " + token,
						"Cookie", "session=hunter2"));
		Map<String, Collected> spans = this.collector.trace(trace, 2);
		assertThat(spans.toString()).doesNotContain("hunter2", "ann", token, "answered");
		assertThat(spans).containsOnlyKeys("query Secret", "GET /secrets/{args.word}");
		assertThat(spans.get("query Secret").details()).containsEntry("sluice.client", "shop-app");
	}

	@Test
	void aServiceThatFailsMakesErrors() {
		String trace = trace();
		this.services.server()
			.stubFor(WireMock.get("/shop/broken").willReturn(WireMock.serverError().withBody("hunter2")));
		JsonNode answer = ask(trace, "{ broken }");
		Map<String, Collected> spans = this.collector.trace(trace, 2);
		assertThat(spans.toString()).doesNotContain("hunter2");
		assertThat(spans.values()).allMatch(Collected::isError);
		assertThat(spans.get("GET /broken").details()).containsEntry("http.response.status_code", "500")
			.containsEntry("error.type", "500")
			.containsEntry("sluice.outcome", "DOWNSTREAM_ERROR");
		assertThat(spans.get("query").details()).containsEntry("error.type", "DOWNSTREAM_ERROR")
			.containsEntry("sluice.codes", "DOWNSTREAM_ERROR")
			.containsEntry("sluice.request.id", answer.at("/errors/0/extensions/correlationId").asString());
	}

	@Test
	void whatMeansNullIsNoError() {
		String trace = trace();
		ask(trace, "{ missing }");
		Map<String, Collected> spans = this.collector.trace(trace, 2);
		assertThat(spans.values()).noneMatch(Collected::isError);
		assertThat(spans.get("GET /missing").details()).containsEntry("http.response.status_code", "404")
			.containsEntry("sluice.outcome", "NULL")
			.doesNotContainKey("error.type");
	}

	@Test
	void aMistakeOfTheClientIsNoError() {
		String trace = trace();
		ask(trace, "query Wrong { nothing }");
		Collected span = this.collector.trace(trace, 1).get("GraphQL Operation");
		assertThat(span.isError()).isFalse();
		assertThat(span.details()).containsEntry("sluice.codes", "GRAPHQL_VALIDATION_FAILED")
			.doesNotContainKeys("graphql.operation.name", "sluice.cost");
	}

	@Test
	void furtherAttemptsAreEvents() {
		String trace = trace();
		this.services.server()
			.stubFor(WireMock.get("/shop/flaky")
				.inScenario("flaky")
				.whenScenarioStateIs(Scenario.STARTED)
				.willReturn(WireMock.serviceUnavailable())
				.willSetStateTo("well"));
		this.services.server()
			.stubFor(WireMock.get("/shop/flaky")
				.inScenario("flaky")
				.whenScenarioStateIs("well")
				.willReturn(WireMock.okJson("\"at last\"")));
		assertThat(ask(trace, "{ flaky }").at("/data/flaky").asString()).isEqualTo("at last");
		Collected call = this.collector.trace(trace, 2).get("GET /flaky");
		assertThat(call.details()).containsEntry("sluice.attempts", "2").containsEntry("sluice.outcome", "OK");
		assertThat(call.raw().getEventsList()).extracting(Span.Event::getName).containsExactly("retry");
		assertThat(this.services.server().findAll(WireMock.getRequestedFor(WireMock.urlEqualTo("/shop/flaky"))))
			.hasSize(2)
			.allMatch((request) -> call.traceparent().equals(request.getHeader("traceparent")));
	}

	@Test
	void aWholeAnswerThatWasKeptSaysSo() {
		String first = trace();
		ask(first, "{ kept }");
		assertThat(this.collector.trace(first, 2).get("GET /kept").details()).containsEntry("sluice.cache", "miss");
		String second = trace();
		ask(second, "{ kept }");
		Map<String, Collected> spans = this.collector.trace(second, 1);
		assertThat(spans).containsOnlyKeys("query");
		assertThat(spans.get("query").details()).containsEntry("sluice.answer", "kept");
	}

	@Test
	void whoJoinsAnEqualOperationSaysSo() {
		try (SocketClient client = SocketClient.ready(this.gateway)) {
			client.subscribe("1", "query Joined { held(n: 1) }");
			HeldService.Held call = this.held.next();
			client.subscribe("2", "query Joined { held(n: 1) }");
			client.subscribe("3", "{ greet }");
			assertThat(client.next().at("/id").asString()).as("those before it are under way").isEqualTo("3");
			call.answer("1");
			List<Collected> spans = this.collector.spans((span) -> span.name().equals("query Joined"), 2);
			assertThat(spans).extracting((span) -> span.detail("sluice.answer"))
				.containsExactlyInAnyOrder("", "joined");
		}
	}

	@Test
	void whoJoinsAnEqualCallSaysSo() {
		String first = trace();
		String second = trace();
		CompletableFuture<JsonNode> one = CompletableFuture.supplyAsync(() -> ask(first, "{ held(n: 2) }"));
		HeldService.Held call = this.held.next();
		CompletableFuture<JsonNode> other = CompletableFuture.supplyAsync(() -> ask(second, "{ held(n: 2) greet }"));
		await().until(() -> this.gateway.metric("sluice_shared_calls_total{service=\"held\"}") == 1);
		call.answer("2");
		one.join();
		other.join();
		Collected made = this.collector.trace(first, 2).get(HELD);
		assertThat(made.kind()).isEqualTo(Span.SpanKind.SPAN_KIND_CLIENT);
		assertThat(made.details()).doesNotContainKey("sluice.shared");
		Map<String, Collected> spans = this.collector.trace(second, 2);
		Collected joined = spans.get(HELD);
		assertThat(joined.kind()).isEqualTo(Span.SpanKind.SPAN_KIND_INTERNAL);
		assertThat(joined.parent()).isEqualTo(spans.get("query").id());
		assertThat(joined.details()).containsEntry("sluice.shared", "true").containsEntry("sluice.outcome", "OK");
	}

	@Test
	void whatNobodyWaitsForIsCancelled() {
		try (SocketClient client = SocketClient.ready(this.gateway)) {
			client.subscribe("1", "query Gone { held(n: 3) }");
			this.held.next();
			client.complete("1");
			Collected operation = this.collector.span((span) -> span.name().equals("query Gone"));
			assertThat(operation.details()).containsEntry("sluice.codes", "CANCELLED");
			assertThat(operation.isError()).isFalse();
			Collected call = this.collector.trace(operation.trace(), 2).get(HELD);
			assertThat(call.details()).containsEntry("sluice.outcome", "CANCELLED");
			assertThat(call.isError()).isFalse();
		}
	}

	@Test
	void eachOperationOfAListHasASpan() {
		String trace = trace();
		this.gateway.post("[{\"query\": \"query A { greet }\"}, {\"query\": \"mutation B { noop }\"}]",
				parent(trace, "01"));
		assertThat(this.collector.trace(trace, 2)).containsOnlyKeys("query A", "mutation B");
	}

	@Test
	void anOperationOnASocketHasASpan() {
		try (SocketClient client = SocketClient.ready(this.gateway)) {
			client.subscribe("1", "query OnSocket { greet }");
			client.next();
			Collected span = this.collector.span((one) -> one.name().equals("query OnSocket"));
			assertThat(span.details()).containsEntry("sluice.codes", "OK");
		}
	}

	private void happens(String... events) {
		this.grpc.expect(List.of(new Spec.GrpcCall(WATCH, 1, List.of(), "{\"id\": 1}", "OK", List.of(events))));
	}

	@Test
	void theSpanOfASubscriptionEndsWhenItsEventsBegin() {
		happens("{\"id\": 1}");
		try (SocketClient client = SocketClient.ready(this.gateway)) {
			client.subscribe("1", "subscription Quiet { watch(id: 1) { id } }");
			client.next();
			Collected operation = this.collector.span((span) -> span.name().equals("subscription Quiet"));
			Collected stream = this.collector.trace(operation.trace(), 2).get(WATCH);
			assertThat(stream.parent()).isEqualTo(operation.id());
			assertThat(stream.details()).containsEntry("sluice.outcome", "OK");
			assertThat(this.grpc.received("traceparent")).containsExactly(stream.traceparent());
			// what had ended before would have been sent with it
			String later = trace();
			ask(later, "{ greet }");
			this.collector.trace(later, 1);
			assertThat(this.collector.spans((span) -> span.trace().equals(operation.trace()), 2))
				.as("an event that calls nothing has no span")
				.hasSize(2);
		}
	}

	@Test
	void eachEventThatCallsSomethingIsASpanBelowItsSubscription() {
		happens("{\"id\": 1}", "{\"id\": 1}");
		answers("/products", "[{\"id\": 1, \"name\": \"Lamp\"}]");
		answers("/broken", "\"well\"");
		try (SocketClient client = SocketClient.ready(this.gateway)) {
			client.subscribe("1", "subscription Watched { watch(id: 1) { product { name } broken } }");
			client.next();
			client.next();
			Collected operation = this.collector.span((span) -> span.name().equals("subscription Watched"));
			List<Collected> events = this.collector
				.spans((span) -> span.name().equals("event") && span.parent().equals(operation.id()), 2);
			assertThat(events).hasSize(2).allSatisfy((event) -> {
				assertThat(event.trace()).isEqualTo(operation.trace());
				assertThat(event.kind()).isEqualTo(Span.SpanKind.SPAN_KIND_INTERNAL);
				assertThat(event.details()).isEqualTo(
						Map.of("sluice.request.id", operation.detail("sluice.request.id"), "sluice.codes", "OK"));
				assertThat(this.collector.spans((span) -> span.parent().equals(event.id()), 2))
					.extracting(Collected::name)
					.containsExactlyInAnyOrder(PRODUCTS, "GET /broken");
			});
			assertThat(this.services.server()
				.findAll(WireMock.getRequestedFor(WireMock.urlPathEqualTo("/shop/products")))
				.stream()
				.map((request) -> request.getHeader("traceparent")))
				.containsExactlyInAnyOrderElementsOf(this.collector
					.spans((span) -> span.name().equals(PRODUCTS) && span.trace().equals(operation.trace()), 2)
					.stream()
					.map(Collected::traceparent)
					.toList());
		}
	}

	@Test
	void anEventThatFailsIsAnErrorAndTheNextOneIsNot() {
		happens("{\"id\": 1}", "{\"id\": 2}");
		this.services.server()
			.stubFor(WireMock.get("/shop/broken")
				.inScenario("broken")
				.whenScenarioStateIs(Scenario.STARTED)
				.willReturn(WireMock.badRequest())
				.willSetStateTo("well"));
		this.services.server()
			.stubFor(WireMock.get("/shop/broken")
				.inScenario("broken")
				.whenScenarioStateIs("well")
				.willReturn(WireMock.okJson("\"well\"")));
		try (SocketClient client = SocketClient.ready(this.gateway)) {
			client.subscribe("1", "subscription Breaking { watch(id: 1) { broken } }");
			assertThat(client.next().at("/payload").has("errors")).isTrue();
			assertThat(client.next().at("/payload").has("errors")).isFalse();
			Collected operation = this.collector.span((span) -> span.name().equals("subscription Breaking"));
			assertThat(this.collector
				.spans((span) -> span.name().equals("event") && span.parent().equals(operation.id()), 2))
				.extracting(Collected::isError, (event) -> event.detail("sluice.codes"),
						(event) -> event.detail("error.type"))
				.containsExactlyInAnyOrder(tuple(true, "DOWNSTREAM_ERROR", "DOWNSTREAM_ERROR"), tuple(false, "OK", ""));
			assertThat(operation.isError()).isFalse();
		}
	}

	@Test
	void anEventThatNobodyWaitsForIsCancelled() {
		happens("{\"id\": 4}");
		try (SocketClient client = SocketClient.ready(this.gateway)) {
			client.subscribe("1", "subscription Left { watch(id: 1) { held } }");
			this.held.next();
			client.complete("1");
			Collected operation = this.collector.span((span) -> span.name().equals("subscription Left"));
			Map<String, Collected> spans = this.collector.trace(operation.trace(), 4);
			Collected event = spans.get("event");
			assertThat(event.details()).containsEntry("sluice.codes", "CANCELLED");
			assertThat(event.isError()).isFalse();
			Collected call = spans.get("GET /{parent.id}");
			assertThat(call.parent()).isEqualTo(event.id());
			assertThat(call.details()).containsEntry("sluice.outcome", "CANCELLED");
		}
	}

	@Test
	void eventsOfWhatAClientDoesNotSampleAreToldToServicesButNotCollected() {
		String unsampled = trace();
		happens("{\"id\": 1}");
		answers("/products", "[{\"id\": 1, \"name\": \"Lamp\"}]");
		try (EventSource events = new EventSource(this.gateway,
				Map.of("query", "subscription { watch(id: 1) { product { name } } }"), parent(unsampled, "00"))) {
			assertThat(events.next().at("/data/watch/product/name").asString()).isEqualTo("Lamp");
		}
		assertThat(received("/products", "traceparent")).matches("00-" + unsampled + "-[0-9a-f]{16}-00");
		String sampled = trace();
		ask(sampled, "{ greet }");
		this.collector.trace(sampled, 1);
		assertThat(this.collector.spans()).extracting(Collected::trace).doesNotContain(unsampled);
	}

	@Test
	void theLogTellsTheTraceToWhoReadsItAsJson() {
		String trace = trace();
		try (Written log = Written.to("io.sluice.engine.AnswerLog")) {
			ask(trace, "{ broken }");
			assertThat(log.lines()).singleElement()
				.satisfies((line) -> assertThat(line.getMDCPropertyMap()).isEqualTo(Map.of("trace.id", trace)));
		}
	}

	@Test
	void theAccessLogTellsTheTraceThatBeganHere() {
		try (Written log = Written.to("sluice.access")) {
			this.gateway.ask("query Logged { greet }");
			Collected operation = this.collector.span((span) -> span.name().equals("query Logged"));
			await().until(() -> !log.lines().isEmpty());
			assertThat(log.lines().getFirst().getFormattedMessage()).contains(" trace.id=" + operation.trace() + " ",
					"request=" + operation.detail("sluice.request.id") + " ");
		}
	}

	@Test
	void namesOfSpansAreNotAsManyAsClientsLike() {
		String trace = trace();
		this.gateway.post("[{\"query\": \"query %s { greet }\"}]".formatted("x".repeat(200)), parent(trace, "01"));
		assertThat(this.collector.trace(trace, 1)).containsOnlyKeys("query");
	}

}
