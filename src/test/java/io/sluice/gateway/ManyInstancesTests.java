package io.sluice.gateway;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.sluice.cache.RedisCluster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Three gateways, each a process of its own, on a cluster of Redis: one of them is killed
 * under load, and then the node that purges are written to.
 */
class ManyInstancesTests {

	private static final Duration START = Duration.ofSeconds(60);

	private static final Duration FAILOVER = Duration.ofSeconds(20);

	private static final Duration MOMENT = Duration.ofSeconds(2);

	/** Costs 12 at most, and 4 as there are two things. */
	private static final String THINGS = "{\"query\": \"{ things { id } }\"}";

	private static final int COST = 4;

	private static final int ESTIMATE = 12;

	/** Next to nothing of it comes back within a test. */
	private static final int BUDGET = 200_000;

	private static final int CLIENTS = 2;

	private static final List<Integer> PRODUCTS = IntStream.range(0, 50).boxed().toList();

	private static final List<String> USERS = List.of("ann", "ben", "cleo");

	private final RedisCluster redis = RedisCluster.replicated();

	private final Services services = new Services();

	private final FakeIssuer issuer = new FakeIssuer();

	private final ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor();

	private final AtomicBoolean over = new AtomicBoolean();

	private final AtomicInteger answered = new AtomicInteger();

	private final Queue<String> wrong = new ConcurrentLinkedQueue<>();

	private final Map<String, Integer> granted = new ConcurrentHashMap<>();

	private List<GatewayProcess> gateways = List.of();

	@BeforeEach
	void start(@TempDir Path folder) {
		serve("/s/things", "[{\"id\": 1}, {\"id\": 2}]");
		PRODUCTS.forEach((id) -> product(id, "Lamp"));
		Gateway.Setup setup = Gateway.in(folder)
			.schema("""
					type Query {
					  things: [Thing!] @rest(service: "s", get: "/things")
					  product(id: Int!): Product @lookup(key: "{args.id}")
					}
					type Mutation {
					  rename(id: Int!): Product @rest(service: "s", put: "/products/{args.id}", body: {})
					    @invalidates(tags: ["product-{args.id}"])
					}
					type Thing { id: ID! }
					type Product @key(fields: "id") @cacheControl(maxAge: 600) @cacheTag(format: "product-{result.id}")
					  @rest(service: "s", get: "/products/{key}") {
					  id: Int!
					  name: String
					}
					""")
			.services(Map.of("s", this.services.url("s")))
			.file("gateway-config/security.yaml", this.issuer.settings())
			.file("gateway-config/rate-limits.yaml", """
					sluice:
					  cache: {redis: {budget: 1s}}
					  rate-limits:
					    plans: {large: {limits: [{cost: %d, per: 720h}]}, small: {limits: [{cost: 400, per: 24h}]}}
					    assign: [{scope: small, plan: small}]
					    users: large
					    on-store-failure: DENY
					""".formatted(BUDGET))
			.sharing(this.redis);
		this.gateways = Stream.generate(setup::startProcess).limit(3).toList();
		await().atMost(START).until(() -> this.gateways.stream().allMatch(GatewayProcess::isUp));
	}

	@AfterEach
	void stop() {
		this.over.set(true);
		this.clients.shutdownNow();
		this.gateways.forEach(GatewayProcess::close);
		this.redis.close();
		this.services.close();
		this.issuer.close();
	}

	@Test
	void whoIsKilledCostsNoMoreThanWhatItHadUnderWay() {
		Balancer balancer = new Balancer(this.gateways);
		List<CompletableFuture<?>> load = load(balancer);
		assertForgotten(this.gateways, 1001, MOMENT);
		GatewayProcess killed = this.gateways.getLast();
		killed.kill();
		goOn();
		List<GatewayProcess> rest = this.gateways.subList(0, 2);
		assertForgotten(rest, 1002, MOMENT);
		this.redis.nodeOf("sluice:{purges}").kill();
		assertForgotten(rest, 1003, FAILOVER);
		await().atMost(FAILOVER).until(() -> rest.stream().allMatch(GatewayProcess::isUp));
		goOn();
		assertForgotten(rest, 1004, MOMENT);
		this.over.set(true);
		load.forEach(CompletableFuture::join);
		assertThat(this.wrong).isEmpty();
		assertThat(balancer.broken()).hasSizeLessThanOrEqualTo(CLIENTS + USERS.size())
			.allMatch((broken) -> broken.gateway() == killed);
		USERS.forEach((user) -> assertCounted(rest, user));
		assertNoMoreIsGrantedThanThereIs(rest);
	}

	private List<CompletableFuture<?>> load(Balancer balancer) {
		List<CompletableFuture<?>> load = new ArrayList<>();
		for (int client = 0; client < CLIENTS; client++) {
			load.add(CompletableFuture.runAsync(() -> askUntilOver(balancer), this.clients));
		}
		USERS.forEach(
				(user) -> load.add(CompletableFuture.runAsync(() -> spendUntilOver(balancer, user), this.clients)));
		goOn();
		return load;
	}

	/** Until there have been a lot more answers. */
	private void goOn() {
		int before = this.answered.get();
		await().atMost(FAILOVER).until(() -> this.answered.get() > before + 100);
	}

	/** What is kept, and what is not. */
	private void askUntilOver(Balancer balancer) {
		while (!this.over.get()) {
			String query = "{ product(id: %d) { name } things { id } }"
				.formatted(PRODUCTS.get(this.answered.get() % PRODUCTS.size()));
			balancer.post(Json.write(Map.of("query", query)), List.of()).ifPresent((response) -> {
				JsonNode answer = Json.read(response.body());
				if (response.statusCode() != 200 || answer.has("errors")
						|| !answer.at("/data/product/name").asString().equals("Lamp")) {
					this.wrong.add(response.statusCode() + " " + response.body());
				}
				this.answered.incrementAndGet();
			});
		}
	}

	/** What nobody counts is not granted, as it is configured. */
	private void spendUntilOver(Balancer balancer, String user) {
		List<String> headers = List.of("Authorization", bearer(user));
		while (!this.over.get()) {
			balancer.post(THINGS, headers).ifPresent((response) -> {
				switch (response.statusCode()) {
					case 200 -> this.granted.merge(user, 1, Integer::sum);
					case 503 -> assertThat(response.body()).contains("BUDGET_UNAVAILABLE");
					default -> this.wrong.add(response.statusCode() + " " + response.body());
				}
			});
		}
	}

	/** What is changed by way of one, all the others read anew within a time. */
	private void assertForgotten(List<GatewayProcess> gateways, int id, Duration within) {
		product(id, "Lamp");
		gateways.forEach((gateway) -> assertThat(name(gateway, id)).isEqualTo("Lamp"));
		product(id, "Desk lamp");
		assertThat(gateways.getFirst().ask("mutation { rename(id: %d) { name } }".formatted(id)).has("errors"))
			.isFalse();
		await().atMost(within)
			.until(() -> gateways.stream().allMatch((gateway) -> name(gateway, id).equals("Desk lamp")));
	}

	/** What one of those who were killed had just done may be lost. */
	private void assertCounted(List<GatewayProcess> gateways, String user) {
		await().until(() -> gateways.stream().mapToInt((gateway) -> remaining(gateway, user)).distinct().count() == 1);
		assertThat(this.granted.get(user)).isPositive();
		assertThat(BUDGET - remaining(gateways.getFirst(), user))
			.isBetween(COST * this.granted.get(user) - 3 * ESTIMATE, BUDGET / 2);
	}

	/** 400 is enough for a hundred that cost 4. */
	private void assertNoMoreIsGrantedThanThereIs(List<GatewayProcess> gateways) {
		Balancer balancer = new Balancer(gateways);
		List<String> headers = List.of("Authorization",
				"Bearer " + this.issuer.token(this.issuer.claims().subject("dan").claim("scope", "small").build()));
		List<CompletableFuture<Integer>> asked = IntStream.range(0, 160)
			.mapToObj((_) -> CompletableFuture
				.supplyAsync(() -> balancer.post(THINGS, headers).orElseThrow().statusCode(), this.clients))
			.toList();
		List<Integer> statuses = asked.stream().map(CompletableFuture::join).toList();
		assertThat(statuses).containsOnly(200, 429);
		assertThat(statuses.stream().filter((status) -> status == 200).count()).isLessThanOrEqualTo(400 / COST);
	}

	private void product(int id, String name) {
		serve("/s/products/" + id, "{\"id\": %d, \"name\": \"%s\"}".formatted(id, name));
	}

	private void serve(String path, String json) {
		this.services.server().stubFor(WireMock.any(WireMock.urlPathEqualTo(path)).willReturn(WireMock.okJson(json)));
	}

	private static String name(GatewayProcess gateway, int id) {
		JsonNode answer = gateway.ask("{ product(id: %d) { name } }".formatted(id));
		assertThat(answer.has("errors")).as(answer.toString()).isFalse();
		return answer.at("/data/product/name").asString();
	}

	private String bearer(String name) {
		return "Bearer " + this.issuer.token(this.issuer.claims().subject(name).build());
	}

	private int remaining(GatewayProcess gateway, String user) {
		HttpResponse<String> budget = gateway
			.send(HttpRequest.newBuilder(gateway.url("/me/budget")).header("Authorization", bearer(user)).build());
		return Json.read(budget.body()).at("/budgets/0/remaining").asInt(-1);
	}

}
