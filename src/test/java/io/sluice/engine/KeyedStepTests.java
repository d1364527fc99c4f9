package io.sluice.engine;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import graphql.ExecutionResult;
import io.sluice.downstream.Answer;
import io.sluice.downstream.Freshness;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Sinks;

import static org.assertj.core.api.Assertions.assertThat;

/** What rows ask for, and what they get where there is nothing, or no key. */
class KeyedStepTests {

	private static final String SCHEMA = """
			type Query {
			  rows: [Row] @rest(service: "s", get: "/rows")
			  owner(id: ID!): Owner @lookup(key: "{args.id}")
			}
			type Row {
			  id: ID
			  owner: Owner @lookup(key: "{parent.owner}")
			  group: Group @lookup(key: "{parent.group}")
			  one: Thing @lookup(key: "{parent.key}")
			  small: Small @lookup(key: "{parent.key}")
			  sure: Thing! @lookup(key: "{parent.key}")
			  deep: Thing @lookup(key: "{parent.deep.key}")
			  some: [Thing] @lookup(key: "{parent.keys}")
			  all: [Thing!]! @lookup(key: "{parent.keys}")
			  alone: Alone @lookup(key: "{parent.key}")
			  surelyAlone: Alone! @lookup(key: "{parent.key}")
			  lonely: Lonely @lookup(key: "{parent.key}")
			  surelyLonely: Lonely! @lookup(key: "{parent.key}")
			  plain: Alone @rest(service: "s", get: "/alone/{parent.key}")
			  plainThings: [Thing] @rest(service: "s", get: "/things", query: {id: "{parent.key}"})
			  eachAlone: [Alone] @lookup(key: "{parent.keys}")
			  count(at: String = "x"): Int @from(path: "n")
			    @rest(service: "s", get: "/count/{args.at}", query: {id: "{keys}"}, batch: {key: "{parent.key}", match: "id"})
			  sureCount(at: String = "x"): Int! @from(path: "n")
			    @rest(service: "s", get: "/count/{args.at}", query: {id: "{keys}"}, batch: {key: "{parent.key}", match: "id"})
			  counts(at: String = "x"): [Int] @from(path: "n")
			    @rest(service: "s", get: "/counts/{args.at}", query: {id: "{keys}"}, batch: {key: "{parent.key}", match: "id"})
			  sureCounts(at: String = "x"): [Int!]! @from(path: "n")
			    @rest(service: "s", get: "/counts/{args.at}", query: {id: "{keys}"}, batch: {key: "{parent.key}", match: "id"})
			  scores: [Int] @rest(service: "s", get: "/scores", query: {id: "{keys}"}, batch: {key: "{parent.key}", match: KEY})
			  tags: [String] @from(path: "tag.name")
			    @rest(service: "s", get: "/tags", query: {id: "{keys}"}, batch: {key: "{parent.key}", match: "id"})
			  pair: Int @from(path: "n")
			    @rest(service: "s", get: "/pair", query: {a: "{keys.a}", b: "{keys.b}"},
			      batch: {key: {a: "{parent.a}", b: "{parent.b}"}, match: {a: "a", b: "b"}})
			}
			type Thing @key(fields: "id") @rest(service: "s", get: "/things", query: {id: "{keys}"}, batch: {match: "id"}) {
			  id: ID
			  name: String
			  next: Next @rest(service: "s", get: "/next/{parent.id}")
			}
			type Small @key(fields: "id")
			  @rest(service: "s", get: "/small", query: {id: "{keys}"}, batch: {match: "id", maxSize: 1}) {
			  id: ID
			  n: Int @rest(service: "s", get: "/n", query: {id: "{keys}"}, batch: {key: "{parent.id}", match: KEY})
			}
			type Owner @key(fields: "id") @rest(service: "s", get: "/owners", query: {id: "{keys}"}, batch: {match: "id"}) {
			  id: ID
			  group: Group @lookup(key: "{parent.group}")
			}
			type Group @key(fields: "id") @rest(service: "s", get: "/groups", query: {id: "{keys}"}, batch: {match: "id"}) {
			  id: ID
			}
			type Next { x: ID next: Next @rest(service: "s", get: "/next/{parent.x}") }
			type Alone @key(fields: "id") @rest(service: "s", get: "/alone/{key}") { id: ID }
			type Lonely @key(fields: "id") @rest(service: "s", get: "/lonely/{request.operationName}/{key}") { id: ID }
			""";

	@TempDir
	Path folder;

	private EngineFixture engine;

	@BeforeEach
	void start() {
		this.engine = new EngineFixture(this.folder, SCHEMA);
	}

	@ParameterizedTest
	@ValueSource(strings = { "[{}]", "[{\"key\": null, \"keys\": null, \"deep\": null, \"a\": 1}]" })
	void asksForNothingWithoutAKey(String rows) {
		ExecutionResult result = rows(rows, "one { id } deep { id } some { id } alone { id } count counts pair");
		assertThat(result.getErrors()).isEmpty();
		assertThat(row(result)).hasSize(7).allSatisfy((_, value) -> assertThat(value).isNull());
		assertThat(row(rows(rows, "sureCounts all { id }")))
			.isEqualTo(Map.of("sureCounts", List.of(), "all", List.of()));
		assertThat(this.engine.asked()).containsOnly("GET /rows");
	}

	@ParameterizedTest
	@ValueSource(strings = { "sure { id }", "surelyAlone { id }", "sureCount" })
	void saysThatThereIsNoValueWhereThereIsNoKey(String field) {
		String name = field.split(" ")[0];
		ExecutionResult result = rows("[{}]", field);
		assertThat(EngineFixture.errors(result))
			.containsExactly("[rows, 0, %s] DOWNSTREAM_SHAPE_MISMATCH".formatted(name));
		assertThat(result.getErrors().getFirst().getMessage())
			.isEqualTo("Row.%s cannot be null, but there is no value for it.".formatted(name));
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"x\": 1}", "[1]" })
	void failsTheRowWhoseKeyIsNone(String key) {
		this.engine.with("GET /things?id=7", "[{\"id\": 7, \"name\": \"n\"}]")
			.with("GET /count/x?id=7", "[{\"id\": 7, \"n\": 3}]")
			.with("GET /pair?a=7&b=7", "[{\"a\": 7, \"b\": 7, \"n\": 4}]");
		String rows = "[{\"key\": %1$s, \"a\": %1$s, \"b\": 7}, {\"key\": 7, \"a\": 7, \"b\": 7}]".formatted(key);
		ExecutionResult result = rows(rows, "one { name } count pair");
		assertThat(EngineFixture.errors(result)).containsExactly("[rows, 0, one] DOWNSTREAM_SHAPE_MISMATCH",
				"[rows, 0, count] DOWNSTREAM_SHAPE_MISMATCH", "[rows, 0, pair] DOWNSTREAM_SHAPE_MISMATCH");
		assertThat(row(result, 1)).isEqualTo(Map.of("one", Map.of("name", "n"), "count", 3, "pair", 4));
	}

	@Test
	void failsTheRowWhoseKeyCannotBeRead() {
		this.engine.with("GET /things?id=7", "[{\"id\": 7}]");
		ExecutionResult result = rows("[{\"deep\": \"x\"}, {\"deep\": {\"key\": 7}}]", "deep { id }");
		assertThat(EngineFixture.errors(result)).containsExactly("[rows, 0, deep] DOWNSTREAM_SHAPE_MISMATCH");
		assertThat(row(result, 1)).isEqualTo(Map.of("deep", Map.of("id", "7")));
	}

	@Test
	void givesEachOfSeveralKeysItsPlace() {
		this.engine.with("GET /things?id=30&id=7&id=100", "[{\"id\": 7}, {\"id\": 30}]");
		ExecutionResult result = rows("[{\"keys\": [30, 7, null, {}, 100, 7]}]", "some { id }");
		assertThat(EngineFixture.errors(result)).containsExactly("[rows, 0, some, 3] DOWNSTREAM_SHAPE_MISMATCH");
		assertThat(row(result)).isEqualTo(Map.of("some",
				Arrays.asList(Map.of("id", "30"), Map.of("id", "7"), null, null, null, Map.of("id", "7"))));
	}

	@Test
	void saysOfWhichOfSeveralKeysThereIsNothing() {
		this.engine.with("GET /things?id=30&id=7", "[{\"id\": 7}]");
		assertThat(EngineFixture.errors(rows("[{\"keys\": [30, 7]}]", "all { id }")))
			.containsExactly("[rows, 0, all, 0] NOT_FOUND");
		assertThat(EngineFixture.errors(rows("[{\"keys\": [null]}]", "all { id }")))
			.containsExactly("[rows, 0, all, 0] DOWNSTREAM_SHAPE_MISMATCH");
		assertThat(EngineFixture.errors(rows("[{\"keys\": 7}]", "some { id }")))
			.containsExactly("[rows, 0, some] DOWNSTREAM_SHAPE_MISMATCH");
	}

	@Test
	void tellsWhatIsMissingFromWhatIsNotAskedFor() {
		this.engine.with("GET /count/x?id=7", "[]").with("GET /counts/x?id=7", "[]").with("GET /things?id=7", "[]");
		String rows = "[{\"key\": 7}]";
		assertThat(EngineFixture.errors(rows(rows, "sureCount"))).containsExactly("[rows, 0, sureCount] NOT_FOUND");
		assertThat(EngineFixture.errors(rows(rows, "sure { id }"))).containsExactly("[rows, 0, sure] NOT_FOUND");
		assertThat(EngineFixture.errors(rows(rows, "sureCount(at: null)")))
			.containsExactly("[rows, 0, sureCount] DOWNSTREAM_SHAPE_MISMATCH");
		ExecutionResult result = rows(rows,
				"count counts sureCounts no: count(at: null) nos: counts(at: null) sureNos: sureCounts(at: null)");
		assertThat(result.getErrors()).isEmpty();
		Map<String, Object> values = row(result);
		assertThat(values).containsEntry("count", null)
			.containsEntry("counts", List.of())
			.containsEntry("sureCounts", List.of())
			.containsEntry("no", null)
			.containsEntry("nos", null)
			.containsEntry("sureNos", List.of());
	}

	@Test
	void asksForEachKeyAloneOnceWhoeverAsks() {
		this.engine.with("GET /alone/7", "{\"id\": 7}").with("GET /alone/8", "{\"id\": 8}");
		ExecutionResult result = rows("[{\"key\": 7, \"keys\": [8, 7]}, {\"key\": \"7\", \"keys\": [7]}]",
				"alone { id } eachAlone { id }");
		assertThat(row(result, 0))
			.isEqualTo(Map.of("alone", Map.of("id", "7"), "eachAlone", List.of(Map.of("id", "8"), Map.of("id", "7"))));
		assertThat(row(result, 1))
			.isEqualTo(Map.of("alone", Map.of("id", "7"), "eachAlone", List.of(Map.of("id", "7"))));
		assertThat(this.engine.asked()).containsExactlyInAnyOrder("GET /rows", "GET /alone/7", "GET /alone/8");
	}

	@Test
	void asksForNothingIfAnotherPartOfThePathIsNull() {
		ExecutionResult result = rows("[{\"key\": 7}]", "lonely { id }");
		assertThat(result.getErrors()).isEmpty();
		assertThat(row(result)).hasToString("{lonely=null}");
		assertThat(EngineFixture.errors(rows("[{\"key\": 7}]", "surelyLonely { id }")))
			.containsExactly("[rows, 0, surelyLonely] DOWNSTREAM_SHAPE_MISMATCH");
		assertThat(this.engine.asked()).containsOnly("GET /rows");
	}

	@Test
	void sendsEqualRequestsOfSeveralBindingsOnce() {
		this.engine.with("GET /alone/7", "{\"id\": 7}").with("GET /things?id=7", "[{\"id\": 7}]");
		ExecutionResult result = rows("[{\"key\": 7}]", "alone { id } plain { id } one { id } plainThings { id }");
		assertThat(row(result)).hasToString("{alone={id=7}, plain={id=7}, one={id=7}, plainThings=[{id=7}]}");
		assertThat(this.engine.asked()).containsExactlyInAnyOrder("GET /rows", "GET /alone/7", "GET /things?id=7");
	}

	@ParameterizedTest
	@CsvSource({ "404, alone, ", "404, surelyAlone, NOT_FOUND", "500, alone, DOWNSTREAM_ERROR",
			"500, surelyAlone, DOWNSTREAM_ERROR" })
	void tellsTheStatusesThatMeanNullFromThoseThatFail(String status, String field, String code) {
		this.engine.rejecting("GET /alone/7", status, true);
		assertThat(EngineFixture.errors(rows("[{\"key\": 7}]", field + " { id }")))
			.isEqualTo((code != null) ? List.of("[rows, 0, %s] %s".formatted(field, code)) : List.of());
	}

	@Test
	void keepsAFaultOfOneElementWhenFieldsShareACall() {
		this.engine.with("GET /counts/x?id=7",
				"[{\"id\": 7, \"n\": 1}, {\"id\": 7, \"n\": \"x\"}, {\"id\": 7, \"n\": null}]");
		ExecutionResult result = rows("[{\"key\": 7}]", "counts other: counts");
		assertThat(EngineFixture.errors(result)).containsExactly("[rows, 0, counts, 1] DOWNSTREAM_SHAPE_MISMATCH",
				"[rows, 0, other, 1] DOWNSTREAM_SHAPE_MISMATCH");
		assertThat(row(result)).containsEntry("counts", Arrays.asList(1, null, null))
			.containsEntry("other", Arrays.asList(1, null, null));
	}

	@Test
	void keepsAFaultOnTheWayToAnElementWhenFieldsShareACall() {
		this.engine.with("GET /tags?id=7",
				"[{\"id\": 7, \"tag\": {\"name\": \"a\"}}, {\"id\": 7, \"tag\": \"x\"}, {\"id\": 7, \"tag\": null}]");
		ExecutionResult result = rows("[{\"key\": 7}]", "tags other: tags");
		assertThat(EngineFixture.errors(result)).containsExactly("[rows, 0, tags, 1] DOWNSTREAM_SHAPE_MISMATCH",
				"[rows, 0, other, 1] DOWNSTREAM_SHAPE_MISMATCH");
		assertThat(row(result)).hasToString("{tags=[a, null, null], other=[a, null, null]}");
	}

	@Test
	void readsTheListOfAKeyAsAWhole() {
		this.engine.with("GET /scores?id=7&id=8", "{\"7\": [1, 2], \"8\": 3}");
		String rows = "[{\"key\": 7}, {\"key\": 8}]";
		assertThat(EngineFixture.errors(rows(rows, "scores")))
			.containsExactly("[rows, 1, scores] DOWNSTREAM_SHAPE_MISMATCH");
		assertThat(row(rows(rows, "scores"))).hasToString("{scores=[1, 2]}");
		assertThat(row(rows(rows, "scores other: scores"))).hasToString("{scores=[1, 2], other=[1, 2]}");
	}

	@Test
	void keepsTheFaultOfACallThatFieldsShare() {
		this.engine.rejecting("GET /things?id=7&id=8", "500", false);
		assertThat(EngineFixture.errors(rows("[{\"key\": 7, \"keys\": [8]}]", "one { id } some { name }")))
			.containsExactly("[rows, 0, one] DOWNSTREAM_ERROR", "[rows, 0, some, 0] DOWNSTREAM_ERROR");
	}

	@Test
	void opensTheLevelBelow() {
		this.engine.with("GET /things?id=7&id=8", "[{\"id\": 8}, {\"id\": 7}]")
			.with("GET /next/7", "{\"x\": 70}")
			.with("GET /next/8", "{\"x\": 80}")
			.with("GET /next/70", "{\"x\": 700}")
			.with("GET /next/80", "{\"x\": 800}");
		ExecutionResult result = rows("[{\"key\": 7}, {\"key\": 8}]", "one { next { next { x } } }");
		assertThat(result.getErrors()).isEmpty();
		assertThat(row(result, 1)).hasToString("{one={next={next={x=800}}}}");
		ExecutionResult shared = rows("[{\"key\": 7, \"keys\": [8]}]",
				"one { next { x } } some { next { next { x } } }");
		assertThat(row(shared)).hasToString("{one={next={x=70}}, some=[{next={next={x=800}}}]}");
	}

	@Test
	void opensTheLevelBelowOnceWhenTheLastOfItsCallsIsAnswered() {
		Sinks.One<Answer> first = this.engine.holding("GET /small?id=7");
		Sinks.One<Answer> second = this.engine.holding("GET /small?id=8");
		this.engine.with("GET /rows", "[{\"key\": 7}, {\"key\": 8}]")
			.with("GET /n?id=8&id=7", "{\"7\": 70, \"8\": 80}");
		CompletableFuture<ExecutionResult> answer = this.engine.start("{ rows { small { n } } }", Map.of());
		second.tryEmitValue(new Answer.Payload("[{\"id\": 8}]".getBytes(StandardCharsets.UTF_8), Freshness.NONE));
		assertThat(this.engine.asked()).containsExactly("GET /rows", "GET /small?id=7", "GET /small?id=8");
		first.tryEmitValue(new Answer.Payload("[{\"id\": 7}]".getBytes(StandardCharsets.UTF_8), Freshness.NONE));
		assertThat(this.engine.asked()).last().isIn("GET /n?id=7&id=8", "GET /n?id=8&id=7");
		assertThat(this.engine.asked()).hasSize(4);
		assertThat(answer).isCompleted();
	}

	@Test
	void whatIsBelowSomethingKnownIsAskedForWithTheOthers() {
		Sinks.One<Answer> rows = this.engine.holding("GET /rows");
		this.engine.with("GET /owners?id=3", "[{\"id\": 3, \"group\": 1}]")
			.with("GET /groups?id=2&id=1", "[{\"id\": 1}, {\"id\": 2}]");
		CompletableFuture<ExecutionResult> result = this.engine
			.start("{ owner(id: 3) { id } rows { owner { group { id } } group { id } } }", Map.of());
		assertThat(this.engine.asked()).containsExactlyInAnyOrder("GET /rows", "GET /owners?id=3");
		rows.tryEmitValue(
				new Answer.Payload("[{\"owner\": 3, \"group\": 2}]".getBytes(StandardCharsets.UTF_8), Freshness.NONE));
		assertThat(result.join().<Object>getData())
			.hasToString("{owner={id=3}, rows=[{owner={group={id=1}}, group={id=2}}]}");
		assertThat(this.engine.asked()).hasSize(3).last().isEqualTo("GET /groups?id=2&id=1");
	}

	@Test
	void whatIsOnItsWayIsNotAskedForAgain() {
		Sinks.One<Answer> owner = this.engine.holding("GET /owners?id=3");
		Sinks.One<Answer> rows = this.engine.holding("GET /rows");
		this.engine.with("GET /owners?id=4", "[{\"id\": 4}]");
		CompletableFuture<ExecutionResult> result = this.engine.start("{ owner(id: 3) { id } rows { owner { id } } }",
				Map.of());
		rows.tryEmitValue(new Answer.Payload("[{\"owner\": 3}, {\"owner\": 4}]".getBytes(StandardCharsets.UTF_8),
				Freshness.NONE));
		assertThat(result).isNotDone();
		owner.tryEmitValue(new Answer.Payload("[{\"id\": 3}]".getBytes(StandardCharsets.UTF_8), Freshness.NONE));
		assertThat(result.join().<Object>getData())
			.hasToString("{owner={id=3}, rows=[{owner={id=3}}, {owner={id=4}}]}");
		assertThat(this.engine.asked()).containsExactlyInAnyOrder("GET /rows", "GET /owners?id=3", "GET /owners?id=4");
	}

	private ExecutionResult rows(String rows, String selection) {
		this.engine.with("GET /rows", rows);
		return this.engine.execute("{ rows { %s } }".formatted(selection));
	}

	private static Map<String, Object> row(ExecutionResult result) {
		return row(result, 0);
	}

	private static Map<String, Object> row(ExecutionResult result, int index) {
		Map<String, List<Map<String, Object>>> data = result.getData();
		return Collections.unmodifiableMap(data.get("rows").get(index));
	}

}
