package io.sluice.gateway;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Two gateways that are asked all the time, while their Redis is paused, emptied, killed
 * and started again: no request fails, hardly any takes longer than usual, and what was
 * purged meanwhile is not answered afterwards.
 */
class RedisOutageTests {

	/**
	 * What 99 of 100 requests take at most, also on a machine with other things to do.
	 */
	private static final Duration LATE = Duration.ofMillis(500);

	/** What any takes. Whoever waited for a Redis that stands still would wait longer. */
	private static final Duration LATEST = Duration.ofSeconds(5);

	private static final int PRODUCTS = 40;

	private static final int CLIENTS = 4;

	private final TwoGateways gateways = new TwoGateways();

	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

	private final AtomicBoolean over = new AtomicBoolean();

	private final AtomicInteger asked = new AtomicInteger();

	private final Queue<Long> times = new ConcurrentLinkedQueue<>();

	private final Queue<String> wrong = new ConcurrentLinkedQueue<>();

	private final AtomicInteger versions = new AtomicInteger();

	private List<CompletableFuture<?>> load = List.of();

	@BeforeEach
	void start(@TempDir Path folder) {
		this.gateways.start(folder, (setup) -> setup
			.schema("""
					type Query {
					  product(id: Int!): Product @lookup(key: "{args.id}")
					  stock(id: Int!): Int @cacheControl(maxAge: 1, staleWhileRevalidate: 60) @rest(service: "s", get: "/stock/{args.id}")
					}
					type Mutation {
					  rename(id: Int!): Product
					    @rest(service: "s", put: "/products/{args.id}", body: {}) @invalidates(tags: ["product-{args.id}"])
					}
					type Product @key(fields: "id") @cacheControl(maxAge: 600) @cacheTag(format: "product-{result.id}")
					  @rest(service: "s", get: "/products/{key}") {
					  id: Int!
					  name: String
					}
					"""));
		products("Lamp");
		this.gateways.services()
			.server()
			.stubFor(WireMock.get(WireMock.urlPathMatching("/s/stock/.*")).willReturn(WireMock.okJson("7")));
		// what is done for the first time takes longer
		Stream.of(this.gateways.one(), this.gateways.other())
			.forEach((gateway) -> IntStream.range(0, 50).forEach((_) -> ask(gateway, 0)));
		awaitShared();
		this.load = Stream.of(this.gateways.one(), this.gateways.other())
			.flatMap((gateway) -> IntStream.range(0, CLIENTS / 2)
				.<CompletableFuture<?>>mapToObj(
						(_) -> CompletableFuture.runAsync(() -> askUntilOver(gateway), this.threads)))
			.toList();
		goOn();
	}

	@AfterEach
	void stop() {
		this.over.set(true);
		this.threads.close();
		this.gateways.close();
	}

	@Test
	void pausedEmptiedKilledAndStartedAgain() {
		this.gateways.redis().pause();
		goOn();
		renamed();
		goOn();
		this.gateways.redis().resume();
		awaitShared();
		renamed();
		flush();
		goOn();
		this.gateways.redis().kill();
		goOn();
		renamed();
		goOn();
		this.gateways.redis().start();
		awaitShared();
		renamed();
		goOn();
		this.over.set(true);
		this.load.forEach(CompletableFuture::join);
		assertThat(this.wrong).isEmpty();
		List<Long> sorted = this.times.stream().sorted().toList();
		assertThat(Duration.ofNanos(sorted.get(sorted.size() * 99 / 100))).isLessThan(LATE);
		assertThat(Duration.ofNanos(sorted.getLast())).isLessThan(LATEST);
	}

	/** Until there have been a lot more answers. */
	private void goOn() {
		int before = this.asked.get();
		patiently().until(() -> this.asked.get() > before + 400);
	}

	private static ConditionFactory patiently() {
		return await().atMost(Duration.ofSeconds(30));
	}

	private void askUntilOver(Gateway gateway) {
		while (!this.over.get()) {
			long began = System.nanoTime();
			JsonNode answer = ask(gateway, this.asked.getAndIncrement());
			this.times.add(System.nanoTime() - began);
			if (answer.has("errors") || !answer.at("/data/a/name").asString().startsWith("Lamp")
					|| answer.at("/data/stock").asInt() != 7) {
				this.wrong.add(answer.toString());
			}
		}
	}

	private static JsonNode ask(Gateway gateway, int number) {
		return gateway.ask("{ a: product(id: %d) { name } b: product(id: %d) { name } stock(id: %d) }"
			.formatted(number % PRODUCTS, (number * 7 + 1) % PRODUCTS, number % 10));
	}

	/**
	 * Who has changed something reads that at once, and all others when they share again.
	 */
	private void renamed() {
		String name = "Lamp " + this.versions.incrementAndGet();
		products(name);
		assertThat(this.gateways.one().ask("mutation { rename(id: 3) { name } }"))
			.isEqualTo(Json.read("{\"data\": {\"rename\": {\"name\": \"%s\"}}}".formatted(name)));
		assertThat(name(this.gateways.one())).isEqualTo(name);
	}

	private static String name(Gateway gateway) {
		return gateway.ask("{ product(id: 3) { name } }").at("/data/product/name").asString();
	}

	/** Until both use Redis, and what was purged meanwhile is forgotten. */
	private void awaitShared() {
		patiently().until(() -> store(this.gateways.one()) == 1 && store(this.gateways.other()) == 1);
		patiently().until(() -> name(this.gateways.other()).equals(name(this.gateways.one())));
	}

	private static double store(Gateway gateway) {
		return gateway.metric("sluice_store_up{store=\"cache\"}");
	}

	private void flush() {
		RedisClient client = RedisClient.create("redis://127.0.0.1:" + this.gateways.redis().port());
		try (StatefulRedisConnection<String, String> connection = client.connect()) {
			connection.sync().flushall();
		}
		finally {
			client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
		}
	}

	private void products(String name) {
		this.gateways.services()
			.server()
			.stubFor(WireMock.any(WireMock.urlPathMatching("/s/products/.*"))
				.willReturn(WireMock.okJson("{\"id\": {{request.path.[2]}}, \"name\": \"%s\"}".formatted(name))
					.withTransformers("response-template")));
	}

}
