package io.sluice.gateway;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.client.WireMock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Two gateways, asked over HTTP, that share budgets by one Redis, and refuse those who
 * have one while it cannot be counted.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class UncountedBudgetTests {

	private static final String WORD = "{ word }";

	private final AtomicInteger users = new AtomicInteger();

	private final TwoGateways gateways = new TwoGateways();

	private Gateway one;

	private Gateway other;

	@BeforeAll
	void start(@TempDir Path folder) {
		this.gateways.services()
			.server()
			.stubFor(WireMock.any(WireMock.urlPathEqualTo("/s/word")).willReturn(WireMock.okJson("\"word\"")));
		this.gateways.start(folder, (setup) -> setup.schema("""
				type Query {
				  word: String @rest(service: "s", get: "/word")
				  all: String @rateLimit(limit: 3, window: "24h", per: ALL) @value(of: "x")
				}
				""").file("gateway-config/rate-limits.yaml", """
				sluice:
				  rate-limits:
				    plans: {user: {limits: [{cost: 500, per: 24h}]}}
				    users: user
				    on-store-failure: DENY
				""").file("gateway-config/cache.yaml", "sluice.cache.redis.budget: 1s\n"));
		this.one = this.gateways.one();
		this.other = this.gateways.other();
	}

	@AfterAll
	void stop() {
		this.gateways.close();
	}

	@BeforeEach
	void connect() {
		await().until(() -> Stream.of(this.one, this.other)
			.allMatch((gateway) -> ask(gateway, user(), "{ __typename }").statusCode() == 200));
	}

	@Test
	void aLimitForAllIsOneForAllGateways() {
		assertThat(ask(this.one, user(), "{ all a: all }").statusCode()).isEqualTo(200);
		assertThat(ask(this.other, user(), "{ all a: all }").statusCode()).isEqualTo(429);
		assertThat(ask(this.other, user(), "{ all }").statusCode()).isEqualTo(200);
		assertThat(ask(this.one, user(), "{ all }").statusCode()).isEqualTo(429);
	}

	@Test
	void withoutRedisThoseWithABudgetAreRefusedUntilItIsBack() {
		List<String> user = user();
		ask(this.one, user, WORD);
		this.gateways.redis().kill();
		HttpResponse<String> refused = ask(this.one, user, WORD);
		assertThat(refused.statusCode()).isEqualTo(503);
		assertThat(refused.headers().firstValue("Retry-After")).contains("1");
		JsonNode error = Json.read(refused.body()).at("/errors/0");
		assertThat(error.at("/extensions/code").asString()).isEqualTo("BUDGET_UNAVAILABLE");
		assertThat(this.one.ask("{ __typename }").at("/data/__typename").asString()).as("nobody's budget")
			.isEqualTo("Query");
		this.gateways.redis().start();
		await().until(() -> ask(this.one, user, WORD).statusCode() == 200);
		await().until(() -> ask(this.other, user, WORD).statusCode() == 200);
	}

	/** A user who has not asked yet. */
	private List<String> user() {
		return this.gateways.caller("user " + this.users.incrementAndGet());
	}

	private static HttpResponse<String> ask(Gateway gateway, List<String> user, String query) {
		return gateway.post(Json.write(Map.of("query", query)), user);
	}

}
