package io.sluice.engine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import graphql.ExecutionResult;
import io.sluice.access.Caller;
import io.sluice.downstream.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Sinks;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What was read of kept values is kept with them: operations here hold something that may
 * not be kept, so that they are executed each time, by the same program.
 */
class RememberedTests {

	/** The second one reads what is kept, later ones what was read. */
	private static final int TIMES = 4;

	private static final String SCHEMA = """
			type Query {
			  now: Int @rest(service: "s", get: "/now")
			  items: [Item] @cacheControl(maxAge: 10, staleWhileRevalidate: 20) @rest(service: "s", get: "/items")
			  item(id: ID!): Item @lookup(key: "{args.id}")
			  alone(id: ID!): Alone @lookup(key: "{args.id}")
			  mine: Mine @cacheControl(maxAge: 10) @rest(service: "s", get: "/users/{claims.sub}")
			}
			type Mutation {
			  item(id: ID!): Item @lookup(key: "{args.id}")
			  change(id: ID): Int @rest(service: "s", get: "/change") @invalidates(tags: ["item-{args.id}"])
			}
			type Item @key(fields: "id") @cacheTag(format: "item-{result.id}") @cacheControl(maxAge: 10)
			  @rest(service: "s", get: "/some", query: {id: "{keys}"}, batch: {match: "id", style: COMMA}) {
			  id: ID
			  name: String!
			  owner: Item @lookup(key: "{parent.owner}")
			  secret: String @allow(if: "claims.sub == parent.secret")
			}
			type Alone @key(fields: "id") @cacheControl(maxAge: 10) @rest(service: "s", get: "/alone/{key}", select: "data") {
			  id: ID
			  name: String
			}
			type Mine { name: String, secret: String @allow(if: "claims.sub == parent.secret") }
			""";

	private final Map<String, Programs> programs = new HashMap<>();

	private EngineFixture engine;

	@BeforeEach
	void start(@TempDir Path folder) {
		this.engine = new EngineFixture(folder, SCHEMA);
		this.engine.answering((request) -> this.engine.fetched(switch (request) {
			case "GET /items" -> "[{\"id\": 1, \"name\": \"one\", \"owner\": 3}, {\"id\": 2, \"owner\": 3}]";
			case "GET /some?id=3" -> "[{\"id\": 3, \"name\": \"three\", \"secret\": \"a\"}]";
			case "GET /alone/4" -> "{\"data\": {\"id\": 4, \"name\": \"four\"}}";
			case "GET /users/a" -> "{\"name\": \"A\", \"secret\": \"a\"}";
			case "GET /users/b" -> "{\"name\": \"B\", \"secret\": \"a\"}";
			default -> "1";
		}));
	}

	@Test
	void eachAnswerIsTheSame() {
		for (int time = 0; time < TIMES; time++) {
			ExecutionResult result = ask("{ now items { id name owner { name } } alone(id: 4) { name } }",
					Caller.ANONYMOUS);
			assertThat(result.<Object>getData())
				.hasToString("{now=1, items=[{id=1, name=one, owner={name=three}}, null], alone={name=four}}");
			assertThat(EngineFixture.errors(result)).containsExactly("[items, 1, name] DOWNSTREAM_SHAPE_MISMATCH");
		}
		assertThat(this.engine.asked()).containsOnlyOnce("GET /items", "GET /some?id=3", "GET /alone/4");
	}

	@Test
	void otherOperationsReadWhatTheyNeed() {
		for (int time = 0; time < TIMES; time++) {
			assertThat(ask("{ now item(id: 3) { name } }", Caller.ANONYMOUS).<Object>getData())
				.hasToString("{now=1, item={name=three}}");
			assertThat(ask("{ now item(id: 3) { it: name id __typename } again: item(id: 3) { id } }", Caller.ANONYMOUS)
				.<Object>getData()).hasToString("{now=1, item={it=three, id=3, __typename=Item}, again={id=3}}");
		}
		assertThat(this.engine.asked()).containsOnlyOnce("GET /some?id=3");
	}

	@Test
	void whatIsPurgedIsNotRememberedEither() {
		String document = "{ now item(id: 3) { name } }";
		for (int time = 0; time < TIMES; time++) {
			ask(document, Caller.ANONYMOUS);
		}
		rename("new");
		assertThat(ask(document, Caller.ANONYMOUS).<Object>getData()).hasToString("{now=1, item={name=three}}");
		ask("mutation { change(id: 3) }", Caller.ANONYMOUS);
		for (int time = 0; time < TIMES; time++) {
			assertThat(ask(document, Caller.ANONYMOUS).<Object>getData()).hasToString("{now=1, item={name=new}}");
		}
		this.engine.pass(Duration.ofSeconds(10));
		rename("newer");
		assertThat(ask(document, Caller.ANONYMOUS).<Object>getData()).hasToString("{now=1, item={name=newer}}");
	}

	@Test
	void whatIsPurgedMeanwhileIsTheSameForAllOfAnOperation() {
		ask("{ now item(id: 3) { name } }", Caller.ANONYMOUS);
		Sinks.One<Answer> held = this.engine.holding("GET /items");
		CompletableFuture<ExecutionResult> result = this.engine
			.start("{ now item(id: 3) { name } items { owner { name } } }", Map.of());
		this.engine.cache().invalidate(Set.of("item-3"));
		rename("new");
		held.tryEmitValue(this.engine.fetched("[{\"id\": 1, \"name\": \"one\", \"owner\": 3}]"));
		assertThat(result.join().<Object>getData())
			.hasToString("{now=1, item={name=three}, items=[{owner={name=three}}]}");
		assertThat(ask("{ now item(id: 3) { name } }", Caller.ANONYMOUS).<Object>getData())
			.hasToString("{now=1, item={name=new}}");
	}

	@Test
	void thatThereIsNothingIsKnownToAllOfAnOperation() {
		this.engine.answering((request) -> this.engine.fetched(switch (request) {
			case "GET /some?id=9" -> "[]";
			case "GET /items" -> "[{\"id\": 1, \"name\": \"one\", \"owner\": 9}]";
			default -> "1";
		}));
		for (int time = 0; time < TIMES; time++) {
			ExecutionResult result = ask("{ now item(id: 9) { name } items { owner { name } } }", Caller.ANONYMOUS);
			assertThat(result.<Object>getData()).hasToString("{now=1, item=null, items=[{owner=null}]}");
			assertThat(result.getErrors()).isEmpty();
		}
		assertThat(this.engine.asked()).containsOnlyOnce("GET /some?id=9", "GET /items");
	}

	@Test
	void whatARootFieldOfAMutationPurgesIsAskedForByTheNext() {
		ask("{ now item(id: 3) { name } }", Caller.ANONYMOUS);
		this.engine.when("GET /change", () -> rename("new"));
		assertThat(ask("mutation { before: item(id: 3) { name } change(id: 3) after: item(id: 3) { name } }",
				Caller.ANONYMOUS)
			.<Object>getData()).hasToString("{before={name=three}, change=1, after={name=new}}");
	}

	@Test
	void onlyWhatIsMissingIsAskedForWhicheverFieldAsks() {
		ask("{ now item(id: 3) { name } }", Caller.ANONYMOUS);
		this.engine.forgetting();
		this.engine.answering((request) -> this.engine.fetched(switch (request) {
			case "GET /some?id=5,6" -> "[{\"id\": 5, \"name\": \"five\"}, {\"id\": 6, \"name\": \"six\"}]";
			case "GET /items" -> "[{\"id\": 1, \"name\": \"one\", \"owner\": 3}]";
			default -> "1";
		}));
		assertThat(ask("{ now item(id: 3) { name } five: item(id: 5) { name } six: item(id: 6) { name } }",
				Caller.ANONYMOUS)
			.<Object>getData()).hasToString("{now=1, item={name=three}, five={name=five}, six={name=six}}");
		assertThat(this.engine.asked()).containsOnlyOnce("GET /some?id=5,6").doesNotContain("GET /some?id=3,5,6");
		assertThat(ask("{ now item(id: 3) { name } items { owner { name owner { name } } } }", Caller.ANONYMOUS)
			.<Object>getData()).hasToString("{now=1, item={name=three}, items=[{owner={name=three, owner=null}}]}");
		assertThat(this.engine.asked()).filteredOn((line) -> line.startsWith("GET /some")).hasSize(2);
	}

	@Test
	void whatIsOldIsStillSaidToBe() {
		String document = "{ now items { id } }";
		for (int time = 0; time < TIMES; time++) {
			ask(document, Caller.ANONYMOUS);
		}
		this.engine.pass(Duration.ofSeconds(12));
		this.engine.holding("GET /items");
		for (int time = 0; time < TIMES; time++) {
			ExecutionResult result = ask(document, Caller.ANONYMOUS);
			assertThat(result.<Object>getData()).hasToString("{now=1, items=[{id=1}, {id=2}]}");
			assertThat(result.getExtensions()).hasToString("{stale=[{path=[items], age=12}]}");
		}
	}

	/** Both are given what was read of the same value, one of them less of it. */
	@Test
	void rulesAreAskedForEachCaller() {
		String document = "{ now mine { name secret } item(id: 3) { name secret } }";
		for (int time = 0; time < TIMES; time++) {
			ExecutionResult a = ask(document, caller("a"));
			assertThat(a.<Object>getData())
				.hasToString("{now=1, mine={name=A, secret=a}, item={name=three, secret=a}}");
			assertThat(a.getErrors()).isEmpty();
			ExecutionResult b = ask(document, caller("b"));
			assertThat(b.<Object>getData())
				.hasToString("{now=1, mine={name=B, secret=null}, item={name=three, secret=null}}");
			assertThat(EngineFixture.errors(b)).containsExactlyInAnyOrder("[mine, secret] FORBIDDEN",
					"[item, secret] FORBIDDEN");
		}
		assertThat(this.engine.asked()).containsOnlyOnce("GET /users/a", "GET /users/b", "GET /some?id=3");
	}

	private void rename(String name) {
		this.engine.answering((_) -> this.engine.fetched("[{\"id\": 3, \"name\": \"%s\"}]".formatted(name)))
			.forgetting();
		this.engine.with("GET /now", "1").with("GET /change", "1");
	}

	private static Caller caller(String subject) {
		return new Caller(true, Set.of(), Map.of("sub", subject, "iss", "https://id"));
	}

	private ExecutionResult ask(String document, Caller caller) {
		return this.engine.execute(this.engine.input(document)
			.graphQLContext(Map.of(Caller.class, caller, Programs.class,
					this.programs.computeIfAbsent(document, (_) -> new Programs(() -> {
					})))));
	}

}
