package io.sluice.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** A field without a batch, below a list of many objects: one call for each of them. */
class WideOperationTests {

	/** More than may wait for a connection of the pool. */
	private static final int ITEMS = 1_500;

	private static final int CONCURRENCY = 4;

	private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

	private final BlockingQueue<String> arrived = new LinkedBlockingQueue<>();

	private final Semaphore answers = new Semaphore(0);

	private final AtomicInteger underWay = new AtomicInteger();

	private final AtomicInteger most = new AtomicInteger();

	private HttpServer service;

	private Gateway gateway;

	@BeforeEach
	void start(@TempDir Path folder) throws IOException {
		this.service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.service.setExecutor(this.threads);
		this.service.createContext("/", this::answer);
		this.service.start();
		this.gateway = Gateway.in(folder).schema("""
				type Query {
				  items: [Item!]! @rest(service: "shop", get: "/items")
				  other: Int @rest(service: "shop", get: "/other")
				}
				type Item {
				  price: Int @rest(service: "shop", get: "/price/{parent.id}")
				  size: Int @rest(service: "shop", get: "/price/{parent.id}", query: {size: true}, timeout: "1s")
				}
				""").file("gateway-config/services.yaml", """
				sluice:
				  services:
				    shop:
				      rest: {base-url: "http://127.0.0.1:%d"}
				      concurrency: %d
				""".formatted(this.service.getAddress().getPort(), CONCURRENCY)).start();
	}

	@AfterEach
	void stop() {
		this.answers.release(ITEMS);
		this.gateway.close();
		this.service.stop(0);
		this.threads.shutdownNow();
	}

	@Test
	void answersAllAndHasNoMoreCallsUnderWayThanTheServiceTakes() throws InterruptedException {
		CompletableFuture<JsonNode> wide = ask("{ items { price } }");
		for (int call = 0; call < CONCURRENCY; call++) {
			assertThat(next()).startsWith("/price");
		}
		this.answers.release(ITEMS);
		JsonNode answer = wide.join();
		assertThat(answer.has("errors")).isFalse();
		assertThat(answer.at("/data/items")).hasSize(ITEMS);
		for (int id = 0; id < ITEMS; id++) {
			assertThat(answer.at("/data/items/" + id + "/price").asInt()).isEqualTo(id);
		}
		assertThat(this.most.get()).isEqualTo(CONCURRENCY);
	}

	@Test
	void letsOtherOperationsBegin() throws InterruptedException {
		CompletableFuture<JsonNode> wide = ask("{ items { price } }");
		for (int call = 0; call < CONCURRENCY; call++) {
			assertThat(next()).startsWith("/price");
		}
		CompletableFuture<JsonNode> other = ask("{ other }");
		int before = 0;
		this.answers.release();
		while (!next().equals("/other")) {
			before++;
			this.answers.release();
		}
		// as many would stand before it in the queue of the pool
		assertThat(before).isLessThan(1_000);
		assertThat(other.join()).isEqualTo(Json.read("{\"data\": {\"other\": 7}}"));
		assertThat(wide).isNotDone();
	}

	@Test
	void doesNotTryAllIfNothingIsAnswered() {
		JsonNode answer = this.gateway.ask("{ items { size } }");
		assertThat(answer.at("/errors")).hasSize(ITEMS)
			.allMatch((error) -> error.at("/extensions/code").asString().equals("DOWNSTREAM_TIMEOUT"));
		assertThat(this.arrived).hasSizeLessThan(2 * CONCURRENCY);
	}

	private CompletableFuture<JsonNode> ask(String query) {
		return CompletableFuture.supplyAsync(() -> this.gateway.ask(query), this.threads);
	}

	private String next() throws InterruptedException {
		String target = this.arrived.poll(20, TimeUnit.SECONDS);
		assertThat(target).as("a call").isNotNull();
		return target;
	}

	private void answer(HttpExchange exchange) throws IOException {
		try (exchange) {
			String target = exchange.getRequestURI().toString();
			String json = switch (target) {
				case "/items" -> IntStream.range(0, ITEMS)
					.mapToObj("{\"id\": %d}"::formatted)
					.collect(Collectors.joining(", ", "[", "]"));
				case "/other" -> {
					this.arrived.add(target);
					yield "7";
				}
				default -> price(target);
			};
			byte[] body = json.getBytes(StandardCharsets.UTF_8);
			exchange.sendResponseHeaders(200, body.length);
			exchange.getResponseBody().write(body);
		}
	}

	private String price(String target) {
		this.most.accumulateAndGet(this.underWay.incrementAndGet(), Math::max);
		this.arrived.add(target);
		this.answers.acquireUninterruptibly();
		this.underWay.decrementAndGet();
		return target.replaceAll("/price/|\\?.*", "");
	}

}
