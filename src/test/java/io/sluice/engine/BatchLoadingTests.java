package io.sluice.engine;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import graphql.ExecutionResult;
import io.sluice.downstream.Answer;
import io.sluice.downstream.Freshness;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What bad keys cost: fields and calls. */
class BatchLoadingTests {

	private static final String SCHEMA = """
			type Query {
			  things(ids: [ID!]!): [Thing] @lookup(key: "{args.ids}")
			  secrets(ids: [ID!]!): [Secret] @lookup(key: "{args.ids}")
			}
			type Secret @key(fields: "id")
			  @rest(service: "s", get: "/secrets", query: {id: "{keys}"}, batch: {match: "id"}, nullOn: [403]) { id: ID }
			type Thing @key(fields: "id") @rest(service: "s", get: "/things", query: {id: "{keys}"}, batch: {match: "id"}) {
			  id: ID!
			}
			""";

	@TempDir
	Path folder;

	private EngineFixture engine;

	@BeforeEach
	void start() {
		this.engine = new EngineFixture(this.folder, SCHEMA);
	}

	@Test
	void onlyTheBadKeyOfAHundredFails() {
		refusing("422", Set.of("63"));
		ExecutionResult result = things(100);
		assertThat(EngineFixture.errors(result)).containsExactly("[things, 63] DOWNSTREAM_ERROR");
		assertThat(found(result)).isEqualTo(IntStream.range(0, 100).filter((id) -> id != 63).boxed().toList());
		assertThat(this.engine.asked()).hasSizeBetween(1 + 12, 1 + 14);
	}

	@Test
	void onlyTheBadKeysOfTwoBatchesFail() {
		refusing("400", Set.of("0", "7", "99", "100", "150"));
		ExecutionResult result = things(200);
		assertThat(EngineFixture.errors(result)).extracting((error) -> error.replaceAll("\\D", ""))
			.containsExactly("0", "7", "99", "100", "150");
		assertThat(found(result)).hasSize(195);
	}

	@ParameterizedTest
	@CsvSource({ "100,31", "1000,310" })
	void aStormOfRefusalsCostsFewCalls(int size, int calls) {
		refusing("422", ids(size).collect(Collectors.toSet()));
		ExecutionResult result = things(size);
		assertThat(EngineFixture.errors(result)).hasSize(size).allMatch((error) -> error.endsWith(" DOWNSTREAM_ERROR"));
		assertThat(this.engine.asked()).hasSize(calls);
	}

	@Test
	void missingKeysAreNullIfEachIsAskedForAlone() {
		refusing("404", Set.of("2", "3", "5"));
		ExecutionResult result = things(10);
		assertThat(result.getErrors()).isEmpty();
		assertThat(found(result)).containsExactly(0, 1, 4, 6, 7, 8, 9);
	}

	@Test
	void keysMayBeMissingForAStatusThatSaysNothingOfKeys() {
		this.engine.rejecting("GET /secrets?id=1&id=2", "403", false)
			.with("GET /secrets?id=1", "[{\"id\": 1}]")
			.rejecting("GET /secrets?id=2", "403", false);
		ExecutionResult result = this.engine.execute("{ secrets(ids: [1, 2]) { id } }");
		assertThat(result.getErrors()).isEmpty();
		assertThat(result.<Object>getData()).hasToString("{secrets=[{id=1}, null]}");
	}

	@Test
	void keysThatMayNotBeSentTogetherFail() {
		this.engine.refusing("GET /things?id=1&id=2");
		assertThat(EngineFixture.errors(this.engine.execute("{ things(ids: [1, 2]) { id } }")))
			.containsExactly("[things, 0] BAD_USER_INPUT", "[things, 1] BAD_USER_INPUT");
		assertThat(this.engine.asked()).isEmpty();
	}

	@Test
	void keysThatAreNotAskedForAloneAreNotSaidToBeMissing() {
		refusing("404", ids(100).collect(Collectors.toSet()));
		ExecutionResult result = things(100);
		assertThat(EngineFixture.errors(result)).hasSize(100).allMatch((error) -> error.endsWith(" DOWNSTREAM_ERROR"));
		assertThat(this.engine.asked()).hasSize(31);
	}

	@Test
	void keysThatMayNotBeSentCostNoCall() {
		refusing("422", Set.of());
		List<String> ids = List.of("0", "\ud800", "2", "x\udfff", "4");
		ExecutionResult result = this.engine.execute("query ($ids: [ID!]!) { things(ids: $ids) { id } }",
				Map.of("ids", ids));
		assertThat(EngineFixture.errors(result)).containsExactly("[things, 1] BAD_USER_INPUT",
				"[things, 3] BAD_USER_INPUT");
		assertThat(found(result)).containsExactly(0, 2, 4);
		assertThat(this.engine.asked()).containsExactly("GET /things?id=0&id=2&id=4");
	}

	@Test
	void noCallIsMadeIfNoKeyMayBeSent() {
		ExecutionResult result = this.engine.execute("query ($ids: [ID!]!) { things(ids: $ids) { id } }",
				Map.of("ids", List.of("\ud800", "\ud801")));
		assertThat(EngineFixture.errors(result)).containsExactly("[things, 0] BAD_USER_INPUT",
				"[things, 1] BAD_USER_INPUT");
		assertThat(this.engine.asked()).isEmpty();
	}

	@Test
	void aBadKeyAmongThoseThatMayBeSentIsFound() {
		refusing("422", Set.of("2"));
		ExecutionResult result = this.engine.execute("query ($ids: [ID!]!) { things(ids: $ids) { id } }",
				Map.of("ids", List.of("\ud800", "1", "2", "3")));
		assertThat(EngineFixture.errors(result)).containsExactly("[things, 0] BAD_USER_INPUT",
				"[things, 2] DOWNSTREAM_ERROR");
		assertThat(found(result)).containsExactly(1, 3);
	}

	/** A service that knows all numbers, and refuses calls that hold a bad one. */
	private void refusing(String status, Set<String> bad) {
		this.engine.answering((line) -> {
			List<String> asked = Arrays.asList(line.replaceFirst(".*\\?id=", "").split("&id="));
			if (asked.stream().anyMatch(bad::contains)) {
				return EngineFixture.rejection(status, true);
			}
			String json = asked.stream().map("{\"id\": %s}"::formatted).collect(Collectors.joining(", ", "[", "]"));
			return new Answer.Payload(json.getBytes(StandardCharsets.UTF_8), Freshness.NONE);
		});
	}

	private ExecutionResult things(int size) {
		return this.engine.execute("query ($ids: [ID!]!) { things(ids: $ids) { id } }",
				Map.of("ids", ids(size).toList()));
	}

	private static Stream<String> ids(int size) {
		return IntStream.range(0, size).mapToObj(Integer::toString);
	}

	private static List<Integer> found(ExecutionResult result) {
		Map<String, List<Map<String, String>>> data = result.getData();
		return data.get("things")
			.stream()
			.filter((thing) -> thing != null)
			.map((thing) -> Integer.valueOf(thing.get("id")))
			.toList();
	}

}
