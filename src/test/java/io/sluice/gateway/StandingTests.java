package io.sluice.gateway;

import java.net.http.HttpResponse;
import java.nio.file.Path;

import io.sluice.cache.RedisProcess;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What operators see of a Redis that comes and goes. */
class StandingTests {

	@Test
	void aGatewayWithoutItsRedisIsDegradedAndReady(@TempDir Path folder) {
		try (RedisProcess redis = RedisProcess.started(); Gateway gateway = start(folder, redis)) {
			await().untilAsserted(() -> assertStanding(gateway, "UP", 1));
			assertThat(health(gateway).at("/components/cacheStore/details/redis").stringValue()).isEqualTo("used");
			redis.kill();
			await().untilAsserted(() -> assertStanding(gateway, "DEGRADED", 0));
			assertThat(health(gateway).at("/components/cacheStore/details/redis").stringValue())
				.isEqualTo("away: not connected");
			assertThat(gateway.operators("/actuator/health/readiness").statusCode()).isEqualTo(200);
			assertThat(gateway.operators("/actuator/health/readiness").body()).doesNotContain("Store");
			gateway.ask("{ greet }");
			assertThat(takes(gateway, "degraded")).isPositive();
			redis.start();
			await().untilAsserted(() -> assertStanding(gateway, "UP", 1));
			gateway.ask("{ greet }");
			assertThat(takes(gateway, "redis")).isPositive();
			assertThat(gateway.metric("sluice_cache_resets_total")).isGreaterThan(1);
		}
	}

	private static Gateway start(Path folder, RedisProcess redis) {
		return Gateway.in(folder)
			.schema("type Query { greet: String @value(of: \"Hello\") }")
			.file("gateway-config/rate-limits.yaml", """
					sluice:
					  rate-limits:
					    plans: {all: {limits: [{cost: 1000, per: 1m}]}}
					    anonymous: all
					""")
			.argument("management.endpoint.health.show-details", "always")
			.sharing(redis)
			.start();
	}

	private static double takes(Gateway gateway, String by) {
		return gateway.metric("sluice_budget_takes_total{by=\"" + by + "\",result=\"granted\"}");
	}

	private static JsonNode health(Gateway gateway) {
		return Json.read(gateway.operators("/actuator/health").body());
	}

	/** Nobody need ask for it to be found out. */
	private static void assertStanding(Gateway gateway, String status, double up) {
		HttpResponse<String> health = gateway.operators("/actuator/health");
		assertThat(health.statusCode()).isEqualTo(200);
		JsonNode told = Json.read(health.body());
		assertThat(told.path("status").stringValue()).isEqualTo(status);
		assertThat(told.at("/components/cacheStore/status").stringValue()).isEqualTo(status);
		assertThat(told.at("/components/budgetStore/status").stringValue()).isEqualTo(status);
		assertThat(gateway.metric("sluice_store_up{store=\"cache\"}")).isEqualTo(up);
		assertThat(gateway.metric("sluice_store_up{store=\"budget\"}")).isEqualTo(up);
	}

}
