package io.sluice.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.client.WireMock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Runs the table of {@code src/test/specs/matrix/access.md}, each cell of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessMatrixTests {

	private static final int FIRST_CALLER = 2;

	private final FakeIssuer issuer = new FakeIssuer();

	private final Services services = new Services();

	private List<List<String>> rows;

	private Gateway gateway;

	@BeforeAll
	void start(@TempDir Path folder) throws IOException {
		String text = Files.readString(Path.of("src/test/specs/matrix/access.md"));
		Markdown.Section spec = Markdown.of(text).sections().getFirst();
		this.rows = spec.prose()
			.stream()
			.filter((line) -> line.startsWith("| ") && !line.startsWith("| ---"))
			.map((line) -> Stream.of(line.substring(1).split("\\|"))
				.map((cell) -> cell.strip().replace("`", ""))
				.toList())
			.toList();
		Map.of("text", "\"t\"", "item",
				"{\"__typename\": \"Item\", \"id\": 1, \"name\": \"n\", \"note\": \"o\", \"cost\": 2, \"kind\": \"SMALL\"}",
				"vault", "{\"__typename\": \"Vault\", \"gold\": 1, \"silver\": 2}", "vaults", "[{\"gold\": 1}]", "kind",
				"\"SMALL\"", "date", "\"2026-01-02\"", "dates", "[[\"2026-01-02\"]]")
			.forEach((path, json) -> this.services.server()
				.stubFor(WireMock.get(WireMock.urlPathEqualTo("/shop/" + path)).willReturn(WireMock.okJson(json))));
		this.gateway = Gateway.in(folder)
			.schema(spec.blocks("graphql").getFirst().text())
			.services(Map.of("shop", this.services.url("shop")))
			.file("gateway-config/security.yaml", this.issuer.settings())
			.start();
	}

	@AfterAll
	void stop() {
		this.gateway.close();
		this.issuer.close();
		this.services.close();
	}

	@TestFactory
	Stream<DynamicTest> cells() {
		List<String> callers = this.rows.getFirst();
		return this.rows.stream()
			.skip(1)
			.flatMap((row) -> IntStream.range(FIRST_CALLER, callers.size())
				.mapToObj((column) -> DynamicTest.dynamicTest(row.getFirst() + " by " + callers.get(column),
						() -> assertThat(cell(row, headers(callers.get(column)))).isEqualTo(row.get(column)))));
	}

	private List<String> headers(String caller) {
		return switch (caller) {
			case "anonymous" -> List.of();
			case "no scope" -> bearer("");
			default -> bearer(caller);
		};
	}

	private List<String> bearer(String scope) {
		return List.of("Authorization",
				"Bearer " + this.issuer.token(this.issuer.claims().claim("scope", scope).build()));
	}

	private String cell(List<String> row, List<String> headers) {
		this.services.server().resetRequests();
		JsonNode answer = this.gateway.ask(Map.of("query", row.getFirst()), headers);
		boolean refused = answer.has("errors");
		if (refused) {
			assertThat(answer.get("errors")).allSatisfy((error) -> {
				assertThat(error.at("/extensions/code").asString()).isEqualTo("UNAUTHORIZED_FIELD_OR_TYPE");
				assertThat(error.at("/path").isEmpty()).isFalse();
			});
			assertThat(leaf(answer.get("data")).isNull()).as(answer.toString()).isTrue();
		}
		else {
			assertThat(leaf(answer.get("data")).isNull()).as(answer.toString()).isFalse();
		}
		int calls = this.services.server().getAllServeEvents().size();
		assertThat(calls).isBetween(refused ? 0 : 1, 1);
		return (refused ? ((calls == 0) ? "refused" : "refused below") : "value")
				+ (isSeen(row.get(1), headers) ? ", seen" : ", hidden");
	}

	/** The first value that holds no others. */
	private static JsonNode leaf(JsonNode value) {
		return value.isContainer() ? leaf(value.iterator().next()) : value;
	}

	private boolean isSeen(String field, List<String> headers) {
		Map<String, String> request = new LinkedHashMap<>();
		String[] names = field.split("\\.");
		request.put("query",
				"{ __type(name: \"" + names[0] + "\") { name fields(includeDeprecated: true) { name } } }");
		JsonNode type = this.gateway.ask(request, headers).at("/data/__type");
		return !type.isNull() && (names.length == 1
				|| type.get("fields").valueStream().anyMatch((known) -> known.get("name").asString().equals(names[1])));
	}

}
