package io.sluice.engine;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import io.sluice.access.Caller;
import io.sluice.downstream.Answer;
import io.sluice.downstream.Freshness;
import io.sluice.downstream.Freshness.Storing;
import io.sluice.plan.AnswerPolicy;
import io.sluice.row.WrittenRow;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Whole answers that are given again, and for how long. */
class KeptResponsesTests {

	private static final String SCHEMA = """
			type Query {
			  a(id: ID): Int @cacheControl(maxAge: 60) @rest(service: "s", get: "/a/{args.id}")
			  b: Int @cacheControl(maxAge: 100) @rest(service: "s", get: "/b") @cacheTag(format: "b")
			  old: Int @cacheControl(maxAge: 10, staleIfError: 100) @rest(service: "s", get: "/old")
			  aging: Int @cacheControl(maxAge: 100, staleWhileRevalidate: 100) @rest(service: "s", get: "/aging")
			  unkept: Int @rest(service: "s", get: "/unkept")
			  mine: Int @cacheControl(maxAge: 60) @rest(service: "s", get: "/users/{claims.sub}")
			  private: Int @cacheControl(maxAge: 60, scope: PRIVATE) @rest(service: "s", get: "/private")
			  hello: String @cacheControl(maxAge: 60) @value(of: "Hello {claims.sub}")
			  known: Int @authenticated @cacheControl(maxAge: 60) @rest(service: "s", get: "/known")
			  items(ids: [ID!]!): [Item]! @lookup(key: "{args.ids}")
			  inherits: Inherits @cacheControl(maxAge: 60) @rest(service: "s", get: "/object")
			}
			type Inherits { item: Inherits @cacheControl(inheritMaxAge: true) @rest(service: "s", get: "/object") n: Int }
			type Mutation { change: Int @rest(service: "s", post: "/change") @invalidates(tags: ["b", "item-1"]) }
			type Item @key(fields: "id") @cacheTag(format: "item-{result.id}") @cacheControl(maxAge: 60)
			  @rest(service: "s", get: "/items", query: {id: "{keys}"}, batch: {match: "id", style: COMMA}) {
			  id: ID
			  name: String @cacheControl(maxAge: 20)
			}
			""";

	private final Programs programs = new Programs(() -> {
		// nobody counts
	});

	/**
	 * The bytes of all answers; whoever is given some of them again is given the same.
	 */
	private final Set<byte[]> given = Collections.newSetFromMap(new IdentityHashMap<>());

	private boolean known;

	private EngineFixture engine;

	@BeforeEach
	void start(@TempDir Path folder) {
		this.engine = new EngineFixture(folder, SCHEMA);
		this.engine.answering((request) -> switch (request) {
			case "GET /object" -> this.engine.fetched("{\"n\": 1}");
			case String items when items.startsWith("GET /items") -> items(items);
			default -> this.engine.fetched("1");
		});
	}

	@Test
	void areWhatTheFirstOneWas() {
		String query = "{ items(ids: [1, 2, 9]) { id title: name } a(id: 1) }";
		assertThat(isKnown(query)).isFalse();
		ExecutionResult again = ask(query);
		assertThat(this.known).isTrue();
		assertThat(again.<Object>getData()).hasToString("{items=[{id=1, title=n1}, {id=2, title=n2}, null], a=1}");
		assertThat(again.toSpecification()).isEqualTo(Map.of("data", again.<Object>getData()));
		assertThat(this.engine.asked()).hasSize(2);
	}

	@Test
	void holdForAsLongAsAllThatTheyAreMadeOf() {
		ask("{ b }");
		this.engine.pass(Duration.ofSeconds(50));
		assertThat(maxAge("{ a(id: 1) b }")).isEqualTo(50);
		this.engine.pass(Duration.ofMillis(49_999));
		assertThat(isKnown("{ a(id: 1) b }")).isTrue();
		assertThat(maxAge("{ a(id: 1) b }")).isEqualTo(1);
		this.engine.pass(Duration.ofMillis(1));
		this.engine.forgetting();
		assertThat(isKnown("{ a(id: 1) b }")).isFalse();
		assertThat(maxAge("{ a(id: 1) b }")).isEqualTo(10);
	}

	@Test
	void holdNoLongerThanTheirPartsAreToBe() {
		assertThat(maxAge("{ items(ids: [1]) { name } }")).isEqualTo(20);
		this.engine.pass(Duration.ofSeconds(5));
		assertThat(maxAge("{ items(ids: [1]) { name } }")).isEqualTo(15);
		assertThat(maxAge("{ items(ids: [1]) { id } }")).isEqualTo(55);
		this.engine.pass(Duration.ofSeconds(15));
		assertThat(isKnown("{ items(ids: [1]) { name } }")).isFalse();
		assertThat(isKnown("{ items(ids: [1]) { id } }")).isTrue();
	}

	@Test
	void leaveTheLastTenthToThoseWhoRefresh() {
		assertThat(maxAge("{ aging }")).isEqualTo(100);
		this.engine.pass(Duration.ofMillis(89_999));
		assertThat(isKnown("{ aging }")).isTrue();
		this.engine.pass(Duration.ofMillis(1));
		assertThat(isKnown("{ aging }")).isFalse();
		assertThat(maxAge("{ aging }")).isEqualTo(10);
	}

	@Test
	void holdNoLongerThanServicesSay() {
		this.engine.answering((_) -> new Answer.Payload("1".getBytes(StandardCharsets.UTF_8),
				freshness(Storing.ANYBODY, Optional.of(Duration.ofSeconds(7)))));
		assertThat(maxAge("{ b }")).isEqualTo(7);
		this.engine.pass(Duration.ofSeconds(3));
		assertThat(maxAge("{ b }")).isEqualTo(4);
	}

	@ParameterizedTest
	@ValueSource(strings = { "NOBODY", "ONE_CALLER" })
	void areNotKeptIfAServiceForbidsIt(Storing storing) {
		this.engine.answering(
				(_) -> new Answer.Payload("1".getBytes(StandardCharsets.UTF_8), freshness(storing, Optional.empty())));
		assertThat(maxAge("{ b }")).isZero();
		assertThat(isKnown("{ b }")).isFalse();
		assertThat(this.engine.asked()).hasSize(2);
	}

	@Test
	void endWithWhatTheyAreMadeOf() {
		for (String query : List.of("{ b }", "{ a(id: 1) items(ids: [1, 2]) { id } }", "{ items(ids: [2]) { id } }")) {
			ask(query);
			assertThat(isKnown(query)).isTrue();
		}
		this.engine.pass(Duration.ofSeconds(1));
		ask("mutation { change }");
		this.engine.pass(Duration.ofSeconds(1));
		this.engine.forgetting();
		assertThat(isKnown("{ b }")).isFalse();
		assertThat(isKnown("{ a(id: 1) items(ids: [1, 2]) { id } }")).isFalse();
		assertThat(isKnown("{ items(ids: [2]) { id } }")).isTrue();
		assertThat(isKnown("{ b }")).isTrue();
	}

	@Test
	void areNotKeptIfSomethingWasPurgedWhileTheyWereMade() {
		this.engine.when("GET /b", () -> this.engine.cache().invalidate(List.of("type:Int")));
		ask("{ b }");
		assertThat(isKnown("{ b }")).isFalse();
	}

	@Test
	void areOnesOfOthersWithOtherVariables() {
		String query = "query($id: ID) { a(id: $id) }";
		assertThat(isKnown(query, Caller.ANONYMOUS, Map.of("id", "1"))).isFalse();
		assertThat(isKnown(query, Caller.ANONYMOUS, Map.of("id", "2"))).isFalse();
		assertThat(isKnown(query, Caller.ANONYMOUS, Map.of("id", "1"))).isTrue();
		assertThat(isKnown("query A { a(id: 1) }")).isFalse();
	}

	@Test
	void areTheSameForEverybody() {
		ask("{ a(id: 1) }", caller("ann"), Map.of());
		assertThat(isKnown("{ a(id: 1) }", caller("ben"), Map.of())).isTrue();
		assertThat(isKnown("{ a(id: 1) }")).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "{ unkept }", "{ a(id: 1) unkept }", "{ mine }", "{ a(id: 1) mine }", "{ private }",
			"{ hello }", "{ a(id: 1) known }", "{ a(id: 1) __schema { description } }", "mutation { change }",
			"{ inherits { n item { n } } }" })
	void areNotKeptOtherwise(String query) {
		for (String name : List.of("ann", "ben", "ann")) {
			ExecutionResult result = ask(query, caller(name), Map.of());
			assertThat(result.getErrors()).isEmpty();
			assertThat(this.known).isFalse();
		}
	}

	@Test
	void areNotKeptWithErrorsOrWhatIsOld() {
		ask("{ old }");
		this.engine.forgetting();
		this.engine.rejecting("GET /old", "503", false);
		this.engine.rejecting("GET /b", "500", false);
		this.engine.pass(Duration.ofSeconds(11));
		assertThat(ask("{ old }").getExtensions()).containsKey("stale");
		assertThat(ask("{ old }").getExtensions()).containsKey("stale");
		assertThat(ask("{ b }").getErrors()).hasSize(1);
		assertThat(ask("{ b }").getErrors()).hasSize(1);
	}

	@Test
	void areNotKeptIfTheyAreMadeOfVeryMuch() {
		List<String> ids = IntStream.range(0, 900).mapToObj((id) -> "\"k" + id + "\"").toList();
		String query = "{ items(ids: " + ids + ") { id } }";
		assertThat(ask(query).getErrors()).isEmpty();
		int calls = this.engine.asked().size();
		assertThat(isKnown(query)).isFalse();
		assertThat(this.engine.asked()).as("each of it is kept").hasSize(calls);
	}

	/** All but those whose id has a 9. */
	private Answer items(String request) {
		return this.engine.fetched(Stream.of(request.substring("GET /items?id=".length()).split("%2C|,"))
			.filter((id) -> !id.contains("9"))
			.map((id) -> "{\"id\": \"%s\", \"name\": \"n%s\"}".formatted(id, id))
			.toList()
			.toString());
	}

	private Freshness freshness(Storing storing, Optional<Duration> lifetime) {
		Freshness unsaid = ((Answer.Payload) this.engine.fetched("1")).freshness();
		return new Freshness(unsaid.sent(), storing, lifetime, unsaid.staleness(), unsaid.validator());
	}

	private long maxAge(String query) {
		ExecutionInput.Builder input = input(query, Caller.ANONYMOUS, Map.of());
		assertThat(ask(input).getErrors()).isEmpty();
		return ((AnswerPolicy) input.build().getGraphQLContext().get(AnswerPolicy.class)).maxAge().toSeconds();
	}

	private boolean isKnown(String query) {
		return isKnown(query, Caller.ANONYMOUS, Map.of());
	}

	private boolean isKnown(String query, Caller caller, Map<String, Object> variables) {
		ask(query, caller, variables);
		return this.known;
	}

	private ExecutionResult ask(String query) {
		return ask(query, Caller.ANONYMOUS, Map.of());
	}

	private ExecutionResult ask(String query, Caller caller, Map<String, Object> variables) {
		return ask(input(query, caller, variables));
	}

	private ExecutionResult ask(ExecutionInput.Builder input) {
		ExecutionResult result = this.engine.execute(input);
		this.known = result.<Object>getData() instanceof WrittenRow row && !this.given.add(row.bytes());
		return result;
	}

	private ExecutionInput.Builder input(String query, Caller caller, Map<String, Object> variables) {
		return this.engine.input(query)
			.variables(variables)
			.graphQLContext(Map.of(Programs.class, this.programs, Caller.class, caller));
	}

	private static Caller caller(String name) {
		return new Caller(true, Set.of(), Map.of("sub", name));
	}

}
