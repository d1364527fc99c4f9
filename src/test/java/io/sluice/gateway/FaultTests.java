package io.sluice.gateway;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import io.sluice.gateway.IllService.Symptom;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever a service does: its fields are null with the code that is documented, in time;
 * their siblings stand, and connections are given back.
 */
class FaultTests {

	/** Much longer than the timeouts, for busy machines; much shorter than never. */
	private static final Duration PATIENCE = Duration.ofSeconds(6);

	private static final IllService ill = new IllService();

	private static final IllService stormy = new IllService();

	private static final IllService well = new IllService();

	private static Gateway gateway;

	@BeforeAll
	static void start(@TempDir Path folder) throws IOException {
		gateway = Gateway.in(folder)
			.schema("""
					type Query {
					  ill: String @rest(service: "ill", get: "/")
					  stormy: String @rest(service: "stormy", get: "/")
					  refused: String @rest(service: "refusing", get: "/")
					  late: String @rest(service: "ill", get: "/late", timeout: "20s")
					  well: String @rest(service: "well", get: "/")
					}

					type Mutation { ill: String @rest(service: "ill", post: "/") }
					""")
			.file("gateway-config/limits.yaml", "sluice.limits.operation-time: 2s")
			.file("gateway-config/services.yaml", """
					sluice:
					  services:
					    ill:
					      rest: {base-url: "%s"}
					      timeout: 1s
					      max-response-size: 1KB
					      concurrency: 4
					      retry: {back-off: 1ms, budget: 1}
					      circuit-breaker: {enabled: false}
					    stormy:
					      rest: {base-url: "%s"}
					      retry: {attempts: 1}
					      circuit-breaker: {open-for: 500ms}
					    well: {rest: {base-url: "%s"}}
					    refusing: {rest: {base-url: "http://127.0.0.1:%d"}}
					""".formatted(ill.url(), stormy.url(), well.url(), unused()))
			.start();
	}

	private static int unused() throws IOException {
		try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			return server.getLocalPort();
		}
	}

	@AfterAll
	static void stop() {
		gateway.close();
		Stream.of(ill, stormy, well).forEach(IllService::close);
	}

	static Stream<Arguments> symptoms() {
		return Stream.of(Arguments.of("reset", Symptom.RESET, "DOWNSTREAM_UNAVAILABLE", 2),
				Arguments.of("reset in the body", Symptom.RESET_IN_THE_BODY, "DOWNSTREAM_UNAVAILABLE", 2),
				Arguments.of("empty", Symptom.EMPTY, "DOWNSTREAM_UNAVAILABLE", 2),
				Arguments.of("garbage", Symptom.GARBAGE, "DOWNSTREAM_UNAVAILABLE", 2),
				Arguments.of("no JSON", Symptom.NO_JSON, "DOWNSTREAM_SHAPE_MISMATCH", 1),
				Arguments.of("an endless dribble", Symptom.DRIBBLE, "DOWNSTREAM_TIMEOUT", 1),
				Arguments.of("10 MB", Symptom.LARGE, "DOWNSTREAM_ERROR", 1),
				Arguments.of("10 MB in chunks", Symptom.LARGE_IN_CHUNKS, "DOWNSTREAM_ERROR", 1),
				Arguments.of("silence", Symptom.SILENCE, "DOWNSTREAM_TIMEOUT", 1),
				Arguments.of("500", Symptom.STORM, "DOWNSTREAM_ERROR", 1),
				Arguments.of("503", Symptom.OVERLOAD, "DOWNSTREAM_UNAVAILABLE", 2));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("symptoms")
	void costsItsOwnFieldAlone(String name, Symptom symptom, String code, int requests) {
		ill.has(symptom);
		long began = System.nanoTime();
		JsonNode answer = gateway.ask("{ ill well }");
		assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(PATIENCE);
		assertThat(answer.at("/data")).isEqualTo(Json.read("{\"ill\": null, \"well\": \"fine\"}"));
		assertThat(answer.findValuesAsString("code")).containsExactly(code);
		assertThat(ill.requests()).isEqualTo(requests);
		isGivenBack(symptom);
	}

	/** What has been read to its end is kept; all else is closed. */
	private static void isGivenBack(Symptom symptom) {
		boolean kept = List.of(Symptom.NO_JSON, Symptom.STORM, Symptom.OVERLOAD).contains(symptom);
		Awaitility.await().until(() -> ill.connections() <= (kept ? 1 : 0));
		ill.has(Symptom.NONE);
		assertThat(gateway.ask("{ ill }")).isEqualTo(Json.read("{\"data\": {\"ill\": \"fine\"}}"));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("symptoms")
	void isNotDoneTwice(String name, Symptom symptom, String code) {
		ill.has(Symptom.NONE);
		gateway.ask("{ ill }");
		ill.has(symptom);
		JsonNode answer = gateway.ask("mutation { ill }");
		assertThat(answer.findValuesAsString("code")).containsExactly(code);
		assertThat(ill.requests()).as("on a connection that was used before").isEqualTo(1);
		isGivenBack(symptom);
	}

	@Test
	void whatIsBrokenOffByTheOperationIsGivenBack() {
		ill.has(Symptom.SILENCE);
		JsonNode answer = gateway.ask("{ late well }");
		assertThat(answer.at("/data")).isEqualTo(Json.read("{\"late\": null, \"well\": \"fine\"}"));
		assertThat(answer.findValuesAsString("code")).containsExactly("DEADLINE_EXCEEDED");
		isGivenBack(Symptom.SILENCE);
	}

	@Test
	void whoRefusesIsUnavailable() {
		JsonNode answer = gateway.ask("{ refused well }");
		assertThat(answer.at("/data")).isEqualTo(Json.read("{\"refused\": null, \"well\": \"fine\"}"));
		assertThat(answer.findValuesAsString("code")).containsExactly("DOWNSTREAM_UNAVAILABLE");
	}

	@Test
	void whoFailsNowAndThenIsNotNoticed() {
		ill.has(Symptom.FLAPPING);
		for (int call = 0; call < 20; call++) {
			assertThat(gateway.ask("{ ill }")).isEqualTo(Json.read("{\"data\": {\"ill\": \"fine\"}}"));
		}
		assertThat(ill.requests()).isEqualTo(40);
	}

	@Test
	void aStormIsWaitedOut() {
		stormy.has(Symptom.STORM);
		for (int call = 0; call < 100; call++) {
			assertThat(gateway.ask("{ stormy well }").at("/data/well").asString()).isEqualTo("fine");
		}
		assertThat(stormy.requests()).as("10 are enough to know, and 3 each half second").isBetween(10, 60);
		int storm = stormy.requests();
		gateway.ask("{ stormy }");
		stormy.has(Symptom.NONE);
		Awaitility.await().until(() -> gateway.ask("{ stormy }").at("/data/stormy").asString("").equals("fine"));
		assertThat(storm).isPositive();
	}

}
