package io.sluice.gateway;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.sluice.blueprint.Blueprint;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What is measured of what clients ask for. The last test takes all names there are. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MetricsTests {

	private static final String PROTO = """
			syntax = "proto3";
			package prices.v1;
			service Prices {
			  rpc Get(GetRequest) returns (GetResponse) { option idempotency_level = NO_SIDE_EFFECTS; }
			}
			message GetRequest { repeated int32 ids = 1; }
			message GetResponse { repeated Price prices = 1; }
			message Price { int32 id = 1; int32 cents = 2; }
			""";

	private final Services services = new Services();

	private final GrpcStubs grpc = new GrpcStubs();

	private final FakeIssuer issuer = new FakeIssuer();

	private Gateway gateway;

	@BeforeAll
	void start(@TempDir Path folder) {
		this.services.server()
			.stubFor(WireMock.get(WireMock.urlPathEqualTo("/shop/products"))
				.willReturn(WireMock.okJson("[{\"id\": 1, \"name\": \"Lamp\"}, {\"id\": 2, \"name\": \"Desk\"}]")));
		this.gateway = Gateway.in(folder)
			.schema("""
					type Query {
					  greet: String @value(of: "Hello")
					  hello: String @value(of: "Hello") @deprecated(reason: "greet")
					  products(ids: [Int!]!): [Product] @lookup(key: "{args.ids}")
					  prices(ids: [Int!]!): [Price] @lookup(key: "{args.ids}")
					  broken: String @rest(service: "shop", get: "/broken")
					  missing: String @rest(service: "shop", get: "/missing", nullOn: [404])
					}
					type Mutation { noop: String @value(of: "done") }
					type Product @key(fields: "id") @cacheControl(maxAge: 600)
					  @rest(service: "shop", get: "/products", query: {id: "{keys}"}, batch: {match: "id", maxSize: 50}) {
					  id: Int!
					  name: String
					}
					type Price @key(fields: "id") @grpc(service: "prices", method: "prices.v1.Prices/Get",
					    request: {ids: "{keys}"}, select: "prices", batch: {match: "id"}) {
					  id: Int
					  cents: Int
					}
					""")
			.file("gateway-config/protos/prices.proto", PROTO)
			.file("gateway-config/services.yaml", """
					sluice:
					  services:
					    shop: {rest: {base-url: "%s"}}
					    prices: {grpc: {target: "%s", plaintext: true, protos: [prices.proto]}}
					""".formatted(this.services.url("shop"), this.grpc.target()))
			.file("gateway-config/security.yaml", this.issuer.settings())
			.file("gateway-config/application.yaml", "sluice.documents.trusted: LOG\n")
			.file("gateway-config/trusted-documents/all.json", "{\"t1\": \"query Trusted { greet }\"}")
			.start();
		this.grpc.learn(this.gateway.bean(Blueprint.class));
	}

	@AfterAll
	void stop() {
		this.gateway.close();
		this.services.close();
		this.grpc.close();
		this.issuer.close();
	}

	private double operations(String name, String type, String code) {
		return this.gateway.metric("sluice_operations_seconds_count{code=\"" + code + "\",operation=\"" + name
				+ "\",type=\"" + type + "\"}");
	}

	@Test
	@Order(1)
	void countsOperationsByNameAndType() {
		double unnamed = operations("unnamed", "query", "OK");
		this.gateway.ask("query Greeting { greet }");
		this.gateway.ask("query Greeting { greet }");
		this.gateway.ask("mutation Nothing { noop }");
		this.gateway.ask("{ greet }");
		assertThat(operations("Greeting", "query", "OK")).isEqualTo(2);
		assertThat(operations("Nothing", "mutation", "OK")).isEqualTo(1);
		assertThat(operations("unnamed", "query", "OK")).isEqualTo(unnamed + 1);
	}

	@Test
	@Order(1)
	void countsWhatIsNeverPlannedWithoutItsName() {
		this.gateway.ask("query Wrong { nothing }");
		this.gateway.ask("query Wrong {");
		assertThat(operations("unknown", "unknown", "GRAPHQL_VALIDATION_FAILED")).isEqualTo(1);
		assertThat(operations("unknown", "unknown", "GRAPHQL_PARSE_FAILED")).isEqualTo(1);
	}

	@Test
	@Order(1)
	void countsOperationsByClient() {
		this.gateway.ask("query Who { greet }");
		this.gateway.ask(Map.of("query", "query Who { greet }"), List.of("Authorization",
				"Bearer " + this.issuer.token(this.issuer.claims().claim("client_id", "shop-app").build())));
		assertThat(this.gateway.metric("sluice_client_operations_total{client=\"anonymous\",code=\"OK\"}"))
			.isGreaterThanOrEqualTo(1);
		assertThat(this.gateway.metric("sluice_client_operations_total{client=\"shop-app\",code=\"OK\"}")).isEqualTo(1);
	}

	@Test
	@Order(1)
	void countsDeprecatedFieldsOncePerOperation() {
		String asked = "sluice_deprecated_fields_total{client=\"anonymous\",field=\"Query.hello\"}";
		double before = this.gateway.metric(asked);
		this.gateway.ask("{ hello again: hello }");
		this.gateway.ask("{ hello again: hello }");
		this.gateway.ask("{ greet }");
		assertThat(this.gateway.metric(asked)).isEqualTo(before + 2);
	}

	@Test
	@Order(1)
	void measuresCallsAndTheirKeys() {
		this.gateway.ask("{ products(ids: [1, 2]) { name } }");
		assertThat(calls("OK")).isEqualTo(1);
		assertThat(this.gateway.metric("sluice_call_keys_count{service=\"shop\"}")).isEqualTo(1);
		assertThat(this.gateway.metric("sluice_call_keys_sum{service=\"shop\"}")).isEqualTo(2);
		assertThat(lookups("near", "miss")).isEqualTo(2);
		this.gateway.ask("{ all: products(ids: [2, 1]) { id } }");
		assertThat(calls("OK")).isEqualTo(1);
		assertThat(lookups("near", "hit")).isEqualTo(2);
		assertThat(this.gateway.metric("sluice_cache_size_bytes{layer=\"near\"}")).isPositive();
	}

	@Test
	@Order(1)
	void tellsProtocolsApart() {
		this.grpc.expect(List.of(new Spec.GrpcCall("prices.v1.Prices/Get", 1, List.of(), "{\"ids\": [1, 2]}", "OK",
				List.of("{\"prices\": [{\"id\": 1, \"cents\": 100}, {\"id\": 2, \"cents\": 200}]}"))));
		assertThat(this.gateway.ask("{ prices(ids: [1, 2]) { cents } }").at("/data/prices/1/cents").asInt())
			.isEqualTo(200);
		assertThat(grpcCalls("OK")).isEqualTo(1);
		assertThat(this.gateway.metric("sluice_call_keys_sum{service=\"prices\"}")).isEqualTo(2);
		this.grpc.expect(List
			.of(new Spec.GrpcCall("prices.v1.Prices/Get", 1, List.of(), "{\"ids\": [3]}", "INTERNAL", List.of())));
		this.gateway.ask("{ prices(ids: [3]) { cents } }");
		assertThat(grpcCalls("DOWNSTREAM_ERROR")).isEqualTo(1);
	}

	private double grpcCalls(String outcome) {
		return this.gateway
			.metric("sluice_calls_seconds_count{outcome=\"" + outcome + "\",protocol=\"grpc\",service=\"prices\"}");
	}

	private double lookups(String layer, String result) {
		return this.gateway.metric("sluice_cache_lookups_total{layer=\"" + layer + "\",result=\"" + result + "\"}");
	}

	private double calls(String outcome) {
		return this.gateway
			.metric("sluice_calls_seconds_count{outcome=\"" + outcome + "\",protocol=\"rest\",service=\"shop\"}");
	}

	@Test
	@Order(1)
	void tellsFailuresOfServicesFromWhatMeansNull() {
		this.services.server().stubFor(WireMock.get("/shop/broken").willReturn(WireMock.serverError()));
		this.services.server().stubFor(WireMock.get("/shop/missing").willReturn(WireMock.notFound()));
		this.gateway.ask("query Failing { broken missing }");
		assertThat(calls("DOWNSTREAM_ERROR")).isEqualTo(1);
		assertThat(calls("NULL")).isEqualTo(1);
		assertThat(operations("Failing", "query", "DOWNSTREAM_ERROR")).isEqualTo(1);
	}

	@Test
	@Order(1)
	void tellsWhichServicesAreLeftAlone() {
		String metrics = this.gateway.operators("/actuator/prometheus").body();
		assertThat(metrics.lines()).contains("sluice_circuit_open{service=\"shop\"} 0.0")
			.anyMatch((line) -> line.startsWith("sluice_retries_total{service=\"shop\"}"))
			.anyMatch((line) -> line.startsWith("sluice_held_back_calls_total{service=\"shop\"}"));
	}

	@Test
	@Order(1)
	void countsDocumentsAndPlans() {
		double parsed = this.gateway.metric("sluice_document_lookups_total{result=\"miss\"}");
		double known = this.gateway.metric("sluice_document_lookups_total{result=\"hit\"}");
		double planned = this.gateway.metric("sluice_plan_lookups_total{result=\"miss\"}");
		double found = this.gateway.metric("sluice_plan_lookups_total{result=\"hit\"}");
		IntStream.range(0, 3).forEach((_) -> this.gateway.ask("query Again { greet }"));
		assertThat(this.gateway.metric("sluice_document_lookups_total{result=\"miss\"}")).isEqualTo(parsed + 1);
		assertThat(this.gateway.metric("sluice_document_lookups_total{result=\"hit\"}")).isEqualTo(known + 2);
		assertThat(this.gateway.metric("sluice_plan_lookups_total{result=\"miss\"}")).isEqualTo(planned + 1);
		assertThat(this.gateway.metric("sluice_plan_lookups_total{result=\"hit\"}")).isEqualTo(found + 2);
		assertThat(this.gateway.metric("sluice_documents")).isPositive();
	}

	@Test
	@Order(1)
	void saysWhatEachMetricIs() {
		assertThat(this.gateway.operators("/actuator/prometheus").body())
			.contains("# HELP sluice_operations_seconds Operations, and how long they took");
	}

	@Test
	@Order(2)
	void namesOfClientsDoNotTakeMemoryWithoutEnd() {
		IntStream.range(0, 150).forEach((n) -> this.gateway.ask("query Many" + n + " { greet }"));
		assertThat(this.gateway.operators("/actuator/prometheus").body().lines())
			.filteredOn((line) -> line.startsWith("sluice_operations_seconds_count"))
			.hasSizeLessThan(120);
		assertThat(operations("other", "query", "OK")).isGreaterThan(50);
		this.gateway.ask("query " + "x".repeat(1000) + " { greet }");
		assertThat(this.gateway.operators("/actuator/prometheus").body()).doesNotContain("xxx");
		this.gateway.ask("query Trusted { greet }");
		assertThat(operations("Trusted", "query", "OK")).as("its name was known before").isEqualTo(1);
	}

}
