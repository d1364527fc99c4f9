package io.sluice.gateway;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import com.github.tomakehurst.wiremock.client.WireMock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Two gateways, asked over HTTP, that share budgets by one Redis. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SharedBudgetTests {

	/** Costs 12 at most, and 4 as there are two things. */
	private static final String THINGS = "{\"query\": \"{ things { id } }\"}";

	private final TwoGateways gateways = new TwoGateways();

	private Gateway one;

	private Gateway other;

	private String user = "";

	@BeforeAll
	void start(@TempDir Path folder) {
		this.gateways.services()
			.server()
			.stubFor(WireMock.any(WireMock.urlPathEqualTo("/s/things"))
				.willReturn(WireMock.okJson("[{\"id\": 1}, {\"id\": 2}]")));
		this.gateways.start(folder, (setup) -> setup.schema("""
				type Query { things: [Thing!] @rest(service: "s", get: "/things") }
				type Thing { id: ID! }
				""").file("gateway-config/rate-limits.yaml", """
				sluice:
				  cache: {redis: {budget: 1s}}
				  rate-limits:
				    plans: {some: {limits: [{cost: 400, per: 24h}, {requests: 1000, per: 24h}]}}
				    users: some
				"""));
		this.one = this.gateways.one();
		this.other = this.gateways.other();
	}

	@BeforeEach
	void name(TestInfo test) {
		this.user = test.getDisplayName();
		// each counts by itself until it is connected
		await().until(() -> {
			ask(this.one, "connected " + this.user);
			ask(this.other, "connected " + this.user);
			int before = remaining(this.other, "connected " + this.user);
			ask(this.one, "connected " + this.user);
			return remaining(this.other, "connected " + this.user) < before;
		});
	}

	@AfterAll
	void stop() {
		this.gateways.close();
	}

	private HttpResponse<String> ask(Gateway gateway, String name) {
		return gateway.post(THINGS, this.gateways.caller(name));
	}

	private int remaining(Gateway gateway, String name) {
		return Json
			.read(gateway.send(HttpRequest.newBuilder(gateway.url("/me/budget"))
				.headers(this.gateways.caller(name).toArray(String[]::new))
				.build()).body())
			.at("/budgets/0/remaining")
			.asInt(Integer.MAX_VALUE);
	}

	@Test
	void whatIsUsedOfOneIsUsedOfTheOther() {
		ask(this.one, this.user);
		ask(this.other, this.user);
		await().until(() -> remaining(this.one, this.user) == 392 && remaining(this.other, this.user) == 392);
	}

	/** 400 is enough for a hundred that cost 4. */
	@Test
	void togetherTheyNeverGrantMoreThanThereIs() {
		List<String> caller = this.gateways.caller(this.user);
		try (ExecutorService clients = Executors.newFixedThreadPool(8)) {
			List<CompletableFuture<Integer>> asked = IntStream.range(0, 160)
				.mapToObj((number) -> CompletableFuture.supplyAsync(
						() -> ((number % 2 == 0) ? this.one : this.other).post(THINGS, caller).statusCode(), clients))
				.toList();
			List<Integer> statuses = asked.stream().map(CompletableFuture::join).toList();
			assertThat(statuses).containsOnly(200, 429);
			// the last ones may find too little for an estimate
			assertThat(statuses.stream().filter((status) -> status == 200).count()).isBetween(80L, 100L);
		}
		await().until(() -> remaining(this.one, this.user) == remaining(this.other, this.user));
		assertThat(remaining(this.one, this.user)).isBetween(0, 80);
	}

}
