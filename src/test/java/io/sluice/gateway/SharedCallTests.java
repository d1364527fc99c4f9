package io.sluice.gateway;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Operations at the same time that ask services for the same. Each operation has a mark
 * of its own, which is asked for after what may be shared: when all marks have arrived,
 * so has everything else.
 */
class SharedCallTests {

	private static final String SCHEMA = """
			type Query {
			  shared: String @rest(service: "held", get: "/shared")
			  mark(n: Int!): String @rest(service: "held", get: "/mark/{args.n}")
			}
			type Mutation {
			  change(n: Int!): Changed @rest(service: "held", get: "/change")
			}
			type Changed {
			  shared: String @rest(service: "held", get: "/shared")
			  mark(n: Int!): String @rest(service: "held", get: "/mark/{args.n}")
			}
			""";

	private final HeldService service = new HeldService();

	private final FakeIssuer issuer = new FakeIssuer();

	@AfterEach
	void close() {
		this.service.close();
		this.issuer.close();
	}

	@Test
	void areOneCall(@TempDir Path folder) {
		try (Gateway gateway = gateway(folder, "")) {
			List<CompletableFuture<JsonNode>> answers = IntStream.range(0, 5)
				.mapToObj((n) -> ask(gateway, "{ shared mark(n: " + n + ") }", List.of()))
				.toList();
			List<HeldService.Held> calls = take(6);
			assertThat(calls).filteredOn((call) -> call.target().equals("/shared")).hasSize(1);
			calls.forEach((call) -> call.answer("\"%s\"".formatted(call.target())));
			for (int n = 0; n < answers.size(); n++) {
				assertThat(answers.get(n).join())
					.isEqualTo(Json.read("{\"data\": {\"shared\": \"/shared\", \"mark\": \"/mark/%d\"}}".formatted(n)));
			}
			CompletableFuture<JsonNode> later = ask(gateway, "{ shared }", List.of());
			this.service.next().answer("\"anew\"");
			assertThat(later.join().at("/data/shared").asString()).as("nothing is kept").isEqualTo("anew");
		}
	}

	@Test
	void areCallsOfTheirOwnForCallersThatAServiceCanTellApart(@TempDir Path folder) {
		try (Gateway gateway = gateway(folder, "      auth: {forward: true}\n")) {
			String ann = "Bearer " + this.issuer.token(this.issuer.claims().subject("ann").build());
			String ben = "Bearer " + this.issuer.token(this.issuer.claims().subject("ben").build());
			Map<String, CompletableFuture<JsonNode>> answers = Map.of(ann,
					ask(gateway, "{ shared mark(n: 1) }", List.of("Authorization", ann)), ben,
					ask(gateway, "{ shared mark(n: 2) }", List.of("Authorization", ben)));
			List<HeldService.Held> calls = take(4);
			assertThat(calls).filteredOn((call) -> call.target().equals("/shared"))
				.extracting(HeldService.Held::authorization)
				.containsExactlyInAnyOrder(ann, ben);
			calls.forEach((call) -> call.answer("\"%s\"".formatted(call.authorization())));
			answers
				.forEach((token, answer) -> assertThat(answer.join().at("/data/shared").asString()).isEqualTo(token));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "CALLER", "NONE" })
	void areCallsOfTheirOwnWhereTheServiceIsNotToBeShared(String sharing, @TempDir Path folder) {
		try (Gateway gateway = gateway(folder, "      sharing: " + sharing + "\n")) {
			List<CompletableFuture<JsonNode>> answers = IntStream.range(0, 2)
				.mapToObj((_) -> ask(gateway, "{ shared again: shared }", List.of()))
				.toList();
			take(2).forEach((call) -> call.answer("\"a\""));
			answers.forEach((answer) -> assertThat(answer.join())
				.isEqualTo(Json.read("{\"data\": {\"shared\": \"a\", \"again\": \"a\"}}")));
		}
	}

	@Test
	void areNotJoinedByWhoHasChangedSomethingSince(@TempDir Path folder) {
		try (Gateway gateway = gateway(folder, "")) {
			CompletableFuture<JsonNode> before = ask(gateway, "{ shared }", List.of());
			HeldService.Held old = this.service.next();
			CompletableFuture<JsonNode> after = ask(gateway, "mutation { change(n: 1) { shared } }", List.of());
			this.service.next().answer("{}");
			this.service.next().answer("\"new\"");
			assertThat(after.join()).isEqualTo(Json.read("{\"data\": {\"change\": {\"shared\": \"new\"}}}"));
			old.answer("\"old\"");
			assertThat(before.join().at("/data/shared").asString()).isEqualTo("old");
		}
	}

	private Gateway gateway(Path folder, String more) {
		return Gateway.in(folder)
			.schema(SCHEMA)
			.file("gateway-config/services.yaml",
					"sluice:\n  services:\n    held:\n      rest: {base-url: \"%s\"}\n%s".formatted(this.service.url(),
							more))
			.file("gateway-config/security.yaml", this.issuer.settings())
			.start();
	}

	private static CompletableFuture<JsonNode> ask(Gateway gateway, String query, List<String> headers) {
		return CompletableFuture.supplyAsync(() -> gateway.ask(Map.of("query", query), headers),
				Thread::startVirtualThread);
	}

	private List<HeldService.Held> take(int count) {
		List<HeldService.Held> calls = new ArrayList<>();
		for (int n = 0; n < count; n++) {
			calls.add(this.service.next());
		}
		assertThat(this.service.hasMore()).isFalse();
		return calls;
	}

}
