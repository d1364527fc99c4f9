package io.sluice.gateway;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** A service over gRPC that is killed, and comes back. */
class GrpcKilledTests {

	private static final JsonNode BOTH = Json.read("{\"data\": {\"thing\": {\"name\": \"\"}, \"well\": \"fine\"}}");

	private final IllGrpcService killed = new IllGrpcService();

	private final IllService well = new IllService();

	private Gateway start(Path folder) {
		return Gateway.in(folder).schema("""
				type Query {
				  thing: Thing @grpc(service: "things", method: "things.v1.Things/Get", request: {})
				  well: String @rest(service: "well", get: "/")
				}

				type Thing { name: String }
				""").file("gateway-config/protos/things.proto", """
				syntax = "proto3";
				package things.v1;
				message Request {}
				message Thing { string name = 1; }
				service Things {
				  rpc Get(Request) returns (Thing) { option idempotency_level = NO_SIDE_EFFECTS; }
				}
				""").file("gateway-config/services.yaml", """
				sluice:
				  services:
				    things:
				      grpc: {target: "%s", plaintext: true, protos: [things.proto]}
				      retry: {attempts: 2, budget: 1}
				      circuit-breaker: {open-for: 200ms}
				    well: {rest: {base-url: "%s"}}
				""".formatted(this.killed.target(), this.well.url())).start();
	}

	@Test
	void costsItsOwnFieldsAloneUntilItIsBack(@TempDir Path folder) {
		try (Gateway gateway = start(folder); this.killed; this.well) {
			CompletableFuture<JsonNode> first = CompletableFuture
				.supplyAsync(() -> gateway.ask("{ thing { name } well }"));
			Awaitility.await().until(() -> this.killed.calls() == 1);
			this.killed.kill();
			assertIsUnavailable(first.join());
			// one of many: now and then it is tried whether it is back
			Awaitility.await().pollInterval(Duration.ofMillis(1)).untilAsserted(() -> {
				JsonNode answer = gateway.ask("{ thing { name } well }");
				assertIsUnavailable(answer);
				assertThat(answer.at("/errors/0/message").asString()).contains("is not called for a while");
			});
			this.killed.recover();
			Awaitility.await().until(() -> gateway.ask("{ thing { name } well }").equals(BOTH));
		}
	}

	private static void assertIsUnavailable(JsonNode answer) {
		assertThat(answer.at("/data")).isEqualTo(Json.read("{\"thing\": null, \"well\": \"fine\"}"));
		assertThat(answer.findValuesAsString("code")).containsExactly("DOWNSTREAM_UNAVAILABLE");
	}

}
