package io.sluice.gateway;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Keys that the gateway makes are random, so no spec can tell them. */
class IdempotencyKeyTests {

	@Test
	void makesOneForEachCallAndSaysItWhereverItIsAskedFor(@TempDir Path folder) {
		try (Services services = new Services(); Gateway gateway = Gateway.in(folder).schema("""
				type Query { a: Int @value(of: 1) }
				type Mutation {
				  order: Int @rest(service: "orders", post: "/orders", body: {key: "{request.idempotencyKey}"},
				    headers: [{name: "Idempotency-Key", value: "{request.idempotencyKey}"}])
				}
				""").services(Map.of("orders", services.url("orders"))).start()) {
			services.server().stubFor(WireMock.post("/orders/orders").willReturn(WireMock.okJson("1")));
			gateway.ask("mutation { a: order b: order }");
			gateway.ask("mutation { order }");
			List<LoggedRequest> calls = services.server().findAll(WireMock.postRequestedFor(WireMock.anyUrl()));
			assertThat(calls).hasSize(3)
				.allSatisfy((call) -> assertThat(Json.read(call.getBodyAsString()).get("key").asString()).isNotBlank()
					.isEqualTo(call.getHeader("Idempotency-Key")));
			assertThat(calls).extracting((call) -> call.getHeader("Idempotency-Key")).doesNotHaveDuplicates();
		}
	}

	@Test
	void makesOneForEachCallOfAField(@TempDir Path folder) {
		try (Services services = new Services();
				Gateway gateway = Gateway.in(folder)
					.schema("""
							type Query {
							  many(ids: [ID!]!): [Many] @lookup(key: "{args.ids}")
							  single(ids: [ID!]!): [Single] @lookup(key: "{args.ids}")
							}
							type Many @key(fields: "id") @rest(service: "stock", post: "/many", body: {ids: "{keys}"},
							  headers: [{name: "Idempotency-Key", value: "{request.idempotencyKey}"}], batch: {match: INDEX, maxSize: 1}) { id: ID }
							type Single @key(fields: "id") @rest(service: "stock", post: "/single", body: {id: "{key}"},
							  headers: [{name: "Idempotency-Key", value: "{request.idempotencyKey}"}]) { id: ID }
							""")
					.services(Map.of("stock", services.url("stock")))
					.start()) {
			services.server().stubFor(WireMock.post("/stock/many").willReturn(WireMock.okJson("[{}]")));
			services.server().stubFor(WireMock.post("/stock/single").willReturn(WireMock.okJson("{}")));
			gateway.ask("{ many(ids: [1, 2]) { id } single(ids: [1, 2]) { id } }");
			List<LoggedRequest> calls = services.server().findAll(WireMock.postRequestedFor(WireMock.anyUrl()));
			assertThat(calls).hasSize(4)
				.extracting((call) -> call.getHeader("Idempotency-Key"))
				.doesNotHaveDuplicates()
				.doesNotContainNull();
		}
	}

}
