package io.sluice.gateway;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.sluice.blueprint.Sha256;
import io.sluice.cache.CallCache;
import io.sluice.cache.Entry;
import io.sluice.cache.EntryKey;
import io.sluice.cache.Lifetime;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Two gateways, asked over HTTP, that share what they know by one Redis. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SharedRedisTests {

	private static final AtomicInteger ids = new AtomicInteger(1000);

	private final TwoGateways gateways = new TwoGateways();

	private final Services services = this.gateways.services();

	private Gateway one;

	private Gateway other;

	@BeforeAll
	void start(@TempDir Path folder) {
		this.gateways.start(folder, (setup) -> setup.schema("""
				type Query {
				  product(id: Int!): Product @lookup(key: "{args.id}")
				}
				type Mutation {
				  rename(id: Int!, name: String!): Product
				    @rest(service: "s", put: "/products/{args.id}", body: {name: "{args.name}"})
				    @invalidates(tags: ["product-{args.id}"])
				}
				type Product @key(fields: "id") @cacheControl(maxAge: 600) @cacheTag(format: "product-{result.id}")
				  @rest(service: "s", get: "/products/{key}") {
				  id: Int!
				  name: String
				}
				"""));
		this.one = this.gateways.one();
		this.other = this.gateways.other();
	}

	@AfterAll
	void stop() {
		this.gateways.close();
	}

	@BeforeEach
	void share() {
		share(this.one, this.other);
		share(this.other, this.one);
	}

	/** They connect by themselves, after they are ready. */
	private static void share(Gateway from, Gateway to) {
		EntryKey key = new EntryKey("probe", "probe " + ids.incrementAndGet());
		await().until(() -> {
			CallCache cache = from.bean(CallCache.class);
			long now = cache.now();
			cache.keep(key, new Entry(new byte[1], new Lifetime(now, now + 60_000, 0, 0), List.of(), Optional.empty()));
			return to.bean(CallCache.class).find(List.of(key)).join().getFirst() != null;
		});
	}

	@Test
	void whatOneHasFetchedTheOtherDoesNotFetch() {
		int id = product("Lamp");
		assertThat(name(this.one, id)).isEqualTo("Lamp");
		await().until(() -> name(this.other, id).equals("Lamp") && calls(id) == 1);
	}

	@Test
	void whatOneChangesTheOtherForgets() {
		int id = product("Lamp");
		assertThat(name(this.one, id)).isEqualTo("Lamp");
		assertThat(name(this.other, id)).isEqualTo("Lamp");
		this.services.server()
			.stubFor(WireMock.put("/s/products/" + id)
				.willReturn(WireMock.okJson("{\"id\": %d, \"name\": \"Desk lamp\"}".formatted(id))));
		product(id, "Desk lamp");
		assertThat(this.one.ask("mutation { rename(id: %d, name: \"Desk lamp\") { name } }".formatted(id))
			.at("/data/rename/name")
			.asString()).isEqualTo("Desk lamp");
		assertThat(name(this.one, id)).isEqualTo("Desk lamp");
		await().until(() -> name(this.other, id).equals("Desk lamp"));
	}

	@Test
	void whatAnOperatorPurgesAtOneTheOtherForgets() {
		int id = product("Lamp");
		int kept = product("Table");
		assertThat(name(this.one, id) + name(this.one, kept)).isEqualTo("LampTable");
		assertThat(name(this.other, id) + name(this.other, kept)).isEqualTo("LampTable");
		int before = calls(kept);
		product(id, "Desk lamp");
		HttpRequest purge = HttpRequest.newBuilder(this.other.url("/operate/purge"))
			.header("Content-Type", "application/json")
			.headers(this.gateways.operator().toArray(String[]::new))
			.POST(BodyPublishers.ofString("{\"tags\": [\"product-%d\"]}".formatted(id)))
			.build();
		assertThat(Json.read(this.other.send(purge).body())).isEqualTo(Json.read("{\"count\": 1, \"complete\": true}"));
		assertThat(name(this.other, id)).isEqualTo("Desk lamp");
		await().until(() -> name(this.one, id).equals("Desk lamp"));
		assertThat(name(this.one, kept)).isEqualTo("Table");
		assertThat(calls(kept)).isEqualTo(before);
	}

	@Test
	void aDocumentThatOneHasKeptTheOtherKnows() {
		String document = "query Kept { product(id: %d) { name } }".formatted(product("Lamp"));
		Map<String, Object> persisted = Map.of("persistedQuery",
				Map.of("version", 1, "sha256Hash", Sha256.of(document)));
		Map<String, Object> hashed = Map.of("extensions", persisted);
		assertThat(code(this.other.ask(hashed, List.of()))).isEqualTo("PERSISTED_QUERY_NOT_FOUND");
		assertThat(this.one.ask(Map.of("query", document, "extensions", persisted), List.of()).has("data")).isTrue();
		await().untilAsserted(() -> assertThat(this.other.ask(hashed, List.of()).at("/data/product/name").asString())
			.isEqualTo("Lamp"));
	}

	@Test
	void noRequestFailsWhileRedisIsAwayAndWhatWasPurgedThenIsNotUsedAfterwards() {
		int id = product("Lamp");
		assertThat(name(this.one, id) + name(this.other, id)).isEqualTo("LampLamp");
		this.gateways.redis().kill();
		this.services.server()
			.stubFor(WireMock.put("/s/products/" + id).willReturn(WireMock.okJson("{\"id\": %d}".formatted(id))));
		product(id, "Desk lamp");
		assertThat(this.one.ask("mutation { rename(id: %d, name: \"Desk lamp\") { id } }".formatted(id)).has("errors"))
			.isFalse();
		for (int times = 0; times < 50; times++) {
			assertThat(name(this.one, id)).isEqualTo("Desk lamp");
			assertThat(name(this.other, product("Chair"))).isEqualTo("Chair");
		}
		this.gateways.redis().start();
		share();
		assertThat(name(this.other, id)).isEqualTo("Desk lamp");
		int next = product("Next");
		assertThat(name(this.other, next)).isEqualTo("Next");
		await().until(() -> name(this.one, next).equals("Next") && calls(next) == 1);
	}

	private int product(String name) {
		int id = ids.incrementAndGet();
		product(id, name);
		return id;
	}

	private void product(int id, String name) {
		this.services.server()
			.stubFor(WireMock.get("/s/products/" + id)
				.willReturn(WireMock.okJson("{\"id\": %d, \"name\": \"%s\"}".formatted(id, name))));
	}

	private int calls(int id) {
		return this.services.server()
			.findAll(WireMock.getRequestedFor(WireMock.urlEqualTo("/s/products/" + id)))
			.size();
	}

	private static String name(Gateway gateway, int id) {
		JsonNode answer = gateway.ask("{ product(id: %d) { name } }".formatted(id));
		assertThat(answer.has("errors")).as(answer.toString()).isFalse();
		return answer.at("/data/product/name").asString();
	}

	private static String code(JsonNode answer) {
		return answer.at("/errors/0/extensions/code").asString();
	}

}
