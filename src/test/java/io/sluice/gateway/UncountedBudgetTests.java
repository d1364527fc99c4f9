package io.sluice.gateway;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.client.WireMock;
import io.sluice.cache.RedisProcess;
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

	private final RedisProcess redis = RedisProcess.started();

	private final Services services = new Services();

	private final FakeIssuer issuer = new FakeIssuer();

	private Gateway one;

	private Gateway other;

	@BeforeAll
	void start(@TempDir Path first, @TempDir Path second) {
		this.services.server()
			.stubFor(WireMock.any(WireMock.urlPathEqualTo("/s/word")).willReturn(WireMock.okJson("\"word\"")));
		this.one = start(first);
		this.other = start(second);
	}

	private Gateway start(Path folder) {
		return Gateway.in(folder)
			.schema("""
					type Query {
					  word: String @rest(service: "s", get: "/word")
					  all: String @rateLimit(limit: 3, window: "24h", per: ALL) @value(of: "x")
					}
					""")
			.services(Map.of("s", this.services.url("s")))
			.file("gateway-config/security.yaml", this.issuer.settings())
			.file("gateway-config/rate-limits.yaml", """
					sluice:
					  rate-limits:
					    plans: {user: {limits: [{cost: 500, per: 24h}]}}
					    users: user
					    on-store-failure: DENY
					""")
			.file("gateway-config/cache.yaml", "sluice.cache.redis.budget: 1s\n")
			.argument("spring.data.redis.host", "127.0.0.1")
			.argument("spring.data.redis.port", String.valueOf(this.redis.port()))
			.start();
	}

	@AfterAll
	void stop() {
		this.one.close();
		this.other.close();
		this.services.close();
		this.issuer.close();
		this.redis.close();
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
		String user = user();
		ask(this.one, user, WORD);
		this.redis.kill();
		HttpResponse<String> refused = ask(this.one, user, WORD);
		assertThat(refused.statusCode()).isEqualTo(503);
		assertThat(refused.headers().firstValue("Retry-After")).contains("1");
		JsonNode error = Json.read(refused.body()).at("/errors/0");
		assertThat(error.at("/extensions/code").asString()).isEqualTo("BUDGET_UNAVAILABLE");
		assertThat(this.one.ask("{ __typename }").at("/data/__typename").asString()).as("nobody's budget")
			.isEqualTo("Query");
		this.redis.start();
		await().until(() -> ask(this.one, user, WORD).statusCode() == 200);
		await().until(() -> ask(this.other, user, WORD).statusCode() == 200);
	}

	/** A user who has not asked yet. */
	private String user() {
		return this.issuer.token(this.issuer.claims().subject("user " + this.users.incrementAndGet()).build());
	}

	private static HttpResponse<String> ask(Gateway gateway, String token, String query) {
		return gateway.post(Json.write(Map.of("query", query)), List.of("Authorization", "Bearer " + token));
	}

}
