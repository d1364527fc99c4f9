package io.sluice.engine;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import graphql.ExecutionResult;
import graphql.introspection.Introspection;
import io.sluice.downstream.Answer;
import io.sluice.downstream.Freshness;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Sinks;

import static org.assertj.core.api.Assertions.assertThat;

/** What the random operations do not show: when calls are made, and when they are not. */
class EngineTests {

	private static final String SCHEMA = """
			type Query {
			  a(n: Int! = 1, unused: Int): A @rest(service: "s", get: "/a/{args.n}")
			  list: [A!]! @rest(service: "s", get: "/list")
			  b(id: ID): B @lookup(key: "{args.id}")
			  strict(id: ID!): B! @lookup(key: "{args.id}")
			  climb(id: ID!): A @rest(service: "s", get: "/climb/{args.id}")
			}
			type Mutation {
			  first(n: Int): A @rest(service: "s", post: "/first")
			  second: A! @rest(service: "s", post: "/second")
			  third: A! @rest(service: "s", post: "/third")
			  look(id: ID!): B @lookup(key: "{args.id}")
			}
			type A {
			  id: ID!
			  text: String
			  b: B @lookup(key: "{parent.b}")
			  bs: [B] @lookup(key: "{parent.bs}")
			  c(x: String, y: String, z: String): C
			    @rest(service: "s", get: "/c/{args.y}", query: {id: "{keys.id}", x: "{keys.x}"},
			      batch: {key: {id: "{parent.id}", x: "{args.x}"}, match: {id: "id", x: "x"}})
			  d: [Int]! @from(path: "v")
			    @rest(service: "s", get: "/d", query: {id: "{keys}"}, batch: {key: "{parent.id}", match: "id"})
			  again: A @rest(service: "s", post: "/first")
			  made: String @value(of: "{parent.deep.text}!")
			}
			type B @key(fields: "id")
			  @rest(service: "s", get: "/b", query: {id: "{keys}"}, batch: {match: "id", maxSize: 2}) {
			  id: ID!
			  name: String!
			  a: A @rest(service: "s", get: "/a/{parent.a}")
			}
			type C { id: ID }
			""";

	@RegisterExtension
	final Logged logged = new Logged();

	@TempDir
	Path folder;

	private EngineFixture engine;

	@BeforeEach
	void start() {
		this.engine = new EngineFixture(this.folder, SCHEMA);
	}

	@Test
	void asksOncePerKeyWhoeverAsks() {
		this.engine.with("GET /list", "[{\"id\": 1, \"b\": 7, \"bs\": [\"7\", 8]}, {\"id\": 2, \"b\": 8}]")
			.with("GET /b?id=7&id=8", "[{\"id\": 8, \"name\": \"x\"}, {\"id\": 7, \"name\": \"y\"}]");
		ExecutionResult result = this.engine.execute("{ list { b { name } other: b { id } bs { name } } }");
		assertThat(result.toSpecification()).isEqualTo(Map.of("data",
				Map.of("list",
						List.of(Map.of("b", Map.of("name", "y"), "other", Map.of("id", "7"), "bs",
								List.of(Map.of("name", "y"), Map.of("name", "x"))),
								mapWithNull("b", Map.of("name", "x"), "other", Map.of("id", "8"), "bs")))));
		assertThat(this.engine.asked()).containsExactly("GET /list", "GET /b?id=7&id=8");
	}

	@Test
	void sendsAllCallsOfALevelBeforeTheFirstIsAnswered() {
		this.engine.with("GET /list",
				"[{\"id\": 1, \"b\": 1}, {\"id\": 2, \"b\": 2}, {\"id\": 3, \"b\": 3}, {\"id\": 4, \"b\": 4}, {\"id\": 5, \"b\": 5}]");
		for (String call : List.of("GET /b?id=1&id=2", "GET /b?id=3&id=4", "GET /b?id=5", "GET /a/1")) {
			this.engine.holding(call);
		}
		this.engine.start("{ list { b { name } } a { id } }", Map.of());
		assertThat(this.engine.asked()).containsExactlyInAnyOrder("GET /list", "GET /b?id=1&id=2", "GET /b?id=3&id=4",
				"GET /b?id=5", "GET /a/1");
	}

	@Test
	void goesOnBelowOneFieldWhileItsSiblingWaits() {
		Sinks.One<Answer> slow = this.engine.holding("GET /a/2");
		this.engine.with("GET /a/1", "{\"id\": 1, \"b\": 5}").with("GET /b?id=5", "[{\"id\": 5, \"name\": \"n\"}]");
		CompletableFuture<ExecutionResult> answer = this.engine.start("{ one: a { b { name } } two: a(n: 2) { id } }",
				Map.of());
		assertThat(this.engine.asked()).containsExactlyInAnyOrder("GET /a/1", "GET /a/2", "GET /b?id=5");
		assertThat(answer).isNotDone();
		slow.tryEmitValue(new Answer.Payload("{\"id\": 2}".getBytes(StandardCharsets.UTF_8), Freshness.NONE));
		assertThat(answer).isCompletedWithValueMatching((result) -> result.getErrors().isEmpty());
	}

	@Test
	void asksInOneBatchWhateverArgumentIsOnlyPartOfTheKey() {
		this.engine.with("GET /a/1", "{\"id\": 1}")
			.with("GET /c/q?id=1&id=1&x=1&x=2", "[{\"id\": 1, \"x\": \"2\"}, {\"id\": \"1\", \"x\": 1}]");
		ExecutionResult result = this.engine.execute(
				"""
						{ a { p: c(x: "1", y: "q", z: "1") { id } q: c(x: "2", y: "q", z: "2") { id } bad: c(x: "3", y: "..") { id } } }""");
		assertThat(EngineFixture.errors(result)).containsExactly("[a, bad] BAD_USER_INPUT");
		assertThat(this.engine.asked()).containsExactly("GET /a/1", "GET /c/q?id=1&id=1&x=1&x=2");
	}

	@Test
	void makesNoCallWithoutAKeyOrAPartOfThePath() {
		this.engine.with("GET /a/1", "{\"id\": 1, \"b\": null}");
		ExecutionResult result = this.engine.execute(
				"{ b { id } a { b { id } c(y: \"q\") { id } n: c(x: \"1\") { id } e: c(x: null, y: \"q\") { id } } }");
		assertThat(result.getErrors()).isEmpty();
		assertThat(this.engine.asked()).containsExactly("GET /a/1");
	}

	@Test
	void splitsARefusedBatchUntilOneKeyFails() {
		this.engine.with("GET /list", "[{\"id\": 1}, {\"id\": 2}, {\"id\": 3}]")
			.rejecting("GET /d?id=1&id=2&id=3", "400", true)
			.with("GET /d?id=1", "[{\"id\": 1, \"v\": 10}]")
			.rejecting("GET /d?id=2&id=3", "404", true)
			.rejecting("GET /d?id=2", "404", true)
			.rejecting("GET /d?id=3", "400", true);
		ExecutionResult result = this.engine.execute("{ list { d } }");
		assertThat(EngineFixture.errors(result)).containsExactly("[list, 2, d] DOWNSTREAM_ERROR");
		assertThat(result.<Object>getData()).isNull();
	}

	@Test
	void doesNotSplitWhatNoKeyIsToBlameFor() {
		this.engine.with("GET /list", "[{\"id\": 1}, {\"id\": 2}]").rejecting("GET /d?id=1&id=2", "500", false);
		assertThat(EngineFixture.errors(this.engine.execute("{ list { d } }")))
			.containsExactly("[list, 0, d] DOWNSTREAM_ERROR", "[list, 1, d] DOWNSTREAM_ERROR");
		assertThat(this.engine.asked()).hasSize(2);
	}

	@Test
	void runsMutationsOneAfterTheOtherAndForgetsInBetween() {
		Sinks.One<Answer> first = this.engine.holding("POST /first");
		this.engine.with("POST /second", "{\"id\": 2}").with("GET /b?id=5", "[{\"id\": 5, \"name\": \"n\"}]");
		CompletableFuture<ExecutionResult> answer = this.engine.start(
				"mutation { one: look(id: 5) { id } first { b { id } } second { id } two: look(id: 5) { name } }",
				Map.of());
		assertThat(this.engine.asked()).containsExactly("GET /b?id=5", "POST /first");
		first
			.tryEmitValue(new Answer.Payload("{\"id\": 1, \"b\": 5}".getBytes(StandardCharsets.UTF_8), Freshness.NONE));
		assertThat(this.engine.asked()).containsExactly("GET /b?id=5", "POST /first", "GET /b?id=5", "POST /second",
				"GET /b?id=5");
		assertThat(answer.join().getErrors()).isEmpty();
	}

	@Test
	void sendsEqualMutationsEachOnItsOwn() {
		this.engine.with("POST /first", "{\"id\": 1}");
		this.engine.execute("mutation { a: first { id } b: first { id } }");
		assertThat(this.engine.asked()).containsExactly("POST /first", "POST /first");
	}

	@Test
	void sharesTheCallOfAMutationWithNoFieldBelow() {
		this.engine.with("POST /first", "{\"id\": 1}");
		this.engine.execute("mutation { first { again { id } } }");
		assertThat(this.engine.asked()).containsExactly("POST /first", "POST /first");
	}

	@Test
	void beginsNoMutationAfterNullReachedTheRoot() {
		this.engine.rejecting("POST /second", "500", false);
		ExecutionResult result = this.engine.execute("mutation { second { id } third { id } first { id } }");
		assertThat(this.engine.asked()).containsExactly("POST /second");
		assertThat(EngineFixture.errors(result)).containsExactly("[second] DOWNSTREAM_ERROR");
		assertThat(result.<Object>getData()).isNull();
	}

	@Test
	void failsAFieldWhoseArgumentIsNullAndCannotBe() {
		// graphql-java fails the whole request here; a field error is what GraphQL asks
		// for
		// (CoerceArgumentValues, "throw a field error")
		this.engine.with("GET /list", "[]");
		ExecutionResult result = this.engine.execute("query ($n: Int) { a(n: $n) { id } list { id } }",
				Collections.singletonMap("n", null));
		assertThat(EngineFixture.errors(result)).containsExactly("[a] BAD_USER_INPUT");
		assertThat(result.<Map<String, Object>>getData()).containsEntry("a", null).containsEntry("list", List.of());
	}

	@Test
	void refusesAValueThatWouldClimb() {
		assertThat(EngineFixture.errors(this.engine.execute("{ climb(id: \"..\") { id } }")))
			.containsExactly("[climb] BAD_USER_INPUT");
		assertThat(this.engine.execute("{ climb(id: \"..\") { id } }").getErrors().getFirst().getExtensions())
			.doesNotContainKeys("service", "retryable", "correlationId");
		assertThat(this.engine.asked()).isEmpty();
	}

	@Test
	void failsAFieldWhoseTemplateReadsAMisfit() {
		this.engine.with("GET /a/1", "{\"id\": 1, \"deep\": \"no object\", \"text\": \"t\"}");
		ExecutionResult result = this.engine.execute("{ a { text made } }");
		assertThat(EngineFixture.errors(result)).containsExactly("[a, made] DOWNSTREAM_SHAPE_MISMATCH");
	}

	@Test
	void makesAFieldErrorOfACallThatEndsUnexpectedly() {
		ExecutionResult result = this.engine.execute("{ a { id } }");
		assertThat(EngineFixture.errors(result)).containsExactly("[a] INTERNAL_SERVER_ERROR");
		assertThat(result.getErrors().getFirst().getExtensions()).containsEntry("service", "s")
			.containsEntry("correlationId", "the-id")
			.containsEntry("coordinate", "Query.a")
			.containsEntry("retryable", false);
		assertThat(result.getErrors().getFirst().getLocations()).hasSize(1);
		assertThat(this.logged.errors()).containsExactly("A call ended in an error signal");
	}

	@Test
	void keepsTwoOperationsOfOneDocumentApart() {
		this.engine.with("GET /a/1", "{\"id\": 1}").with("GET /list", "[]");
		String document = "query One { a { id } } query Two { list { id } }";
		assertThat(this.engine.execute(this.engine.input(document).operationName("Two")).<Object>getData())
			.isEqualTo(Map.of("list", List.of()));
		assertThat(this.engine.execute(this.engine.input(document).operationName("One")).<Object>getData())
			.isEqualTo(Map.of("a", Map.of("id", "1")));
	}

	@Test
	void answersIntrospectionBesideFields() {
		this.engine.with("GET /a/1", "{\"id\": 1}");
		ExecutionResult result = this.engine
			.execute("{ __schema { queryType { name } } a { id __typename } t: __type(name: \"C\") { name } }");
		assertThat(result.<Object>getData()).isEqualTo(Map.of("__schema", Map.of("queryType", Map.of("name", "Query")),
				"a", Map.of("id", "1", "__typename", "A"), "t", Map.of("name", "C")));
	}

	@Test
	void tellsWhatIntrospectionRefuses() {
		ExecutionResult result = this.engine.execute(this.engine.input("{ __schema { queryType { name } } }")
			.graphQLContext((context) -> context.put(Introspection.INTROSPECTION_DISABLED, true)));
		assertThat(result.getErrors()).isNotEmpty();
	}

	@Test
	void refusesAnOperationThatUnfoldsWithoutEnd() {
		StringBuilder document = new StringBuilder("{ a { ...F0 } } ");
		for (int n = 0; n < 20; n++) {
			document.append(
					"fragment F%d on A { x: b { a { ...F%d } } y: b { a { ...F%d } } } ".formatted(n, n + 1, n + 1));
		}
		document.append("fragment F20 on A { id }");
		ExecutionResult result = this.engine.execute(document.toString());
		assertThat(EngineFixture.errors(result)).containsExactly("null FIELD_LIMIT_EXCEEDED");
		assertThat(result.isDataPresent()).isFalse();
		assertThat(this.engine.asked()).isEmpty();
	}

	@Test
	void reportsNullInANonNullFieldWhereItIs() {
		this.engine.with("GET /list", "[{\"id\": 1, \"b\": 7}]").with("GET /b?id=7", "[{\"id\": 7}]");
		ExecutionResult result = this.engine.execute("{ list { b { name } } }");
		assertThat(EngineFixture.errors(result)).containsExactly("[list, 0, b, name] DOWNSTREAM_SHAPE_MISMATCH");
		assertThat(result.<Object>getData()).isEqualTo(Map.of("list", List.of(Collections.singletonMap("b", null))));
		assertThat(result.getErrors().getFirst().getMessage())
			.isEqualTo("B.name cannot be null, but there is no value for it.");
	}

	@Test
	void tellsWhatIsNotFoundFromWhatIsNull() {
		this.engine.with("GET /b?id=9", "[]");
		assertThat(EngineFixture.errors(this.engine.execute("{ b(id: 9) { id } }"))).isEmpty();
		assertThat(EngineFixture.errors(this.engine.execute("{ strict(id: 9) { id } }")))
			.containsExactly("[strict] NOT_FOUND");
	}

	private static Map<String, Object> mapWithNull(String one, Object first, String two, Object second, String none) {
		Map<String, Object> map = new HashMap<>(Map.of(one, first, two, second));
		map.put(none, null);
		return map;
	}

}
