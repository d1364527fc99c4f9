package io.sluice.engine;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import io.sluice.access.Caller;
import io.sluice.downstream.Answer;
import io.sluice.downstream.Freshness;
import io.sluice.fault.Code;
import io.sluice.fault.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Sinks;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What becomes of kept values as time passes, and as others ask at the same moment. What
 * does not depend on time is told by {@code src/test/specs/gateway/caching.md}.
 */
class KeepingTests {

	private static final String SCHEMA = """
			type Query {
			  plain(id: ID): Int @cacheControl(maxAge: 10) @rest(service: "s", get: "/plain/{args.id}")
			  old(id: ID): Int @cacheControl(maxAge: 10, staleWhileRevalidate: 20, staleIfError: 100)
			    @rest(service: "s", get: "/old/{args.id}")
			  mine: Int @cacheControl(maxAge: 10) @rest(service: "s", get: "/users/{claims.sub}")
			  private: Int @cacheControl(maxAge: 10, scope: PRIVATE) @rest(service: "s", get: "/private")
			  item(id: ID!): Item @lookup(key: "{args.id}")
			  items(ids: [ID!]!): [Item]! @lookup(key: "{args.ids}")
			  own(id: ID!): Item @cacheControl(maxAge: 60, scope: PRIVATE) @lookup(key: "{args.id}")
			}
			type Mutation {
			  change(id: ID): Int @rest(service: "s", get: "/change") @invalidates(tags: ["item-{args.id}"])
			}
			type Item @key(fields: "id") @cacheTag(format: "item-{result.id}")
			  @cacheControl(maxAge: 10, staleWhileRevalidate: 20, staleIfError: 100)
			  @rest(service: "s", get: "/items", query: {id: "{keys}"}, batch: {match: "id", maxSize: 3, style: COMMA}) {
			  id: ID
			  name: String
			}
			""";

	private EngineFixture engine;

	@BeforeEach
	void start(@TempDir Path folder) {
		this.engine = new EngineFixture(folder, SCHEMA);
	}

	@Test
	void aValueIsAnsweredForAsLongAsItIsFresh() {
		answering((_) -> "1");
		assertThat(data("{ plain(id: 1) }")).isEqualTo("{plain=1}");
		answering((_) -> "2");
		this.engine.pass(Duration.ofMillis(9_999));
		assertThat(data("{ plain(id: 1) }")).isEqualTo("{plain=1}");
		this.engine.pass(Duration.ofMillis(1));
		assertThat(data("{ plain(id: 1) }")).isEqualTo("{plain=2}");
		assertThat(this.engine.asked()).hasSize(2);
	}

	@Test
	void timeCountsFromWhenTheServiceWasAsked() {
		Sinks.One<Answer> held = this.engine.holding("GET /plain/1");
		CompletableFuture<ExecutionResult> first = this.engine.start("{ plain(id: 1) }", Map.of());
		Answer asked = this.engine.fetched("1");
		this.engine.pass(Duration.ofSeconds(6));
		held.tryEmitValue(asked);
		first.join();
		this.engine.pass(Duration.ofSeconds(3));
		assertThat(data("{ plain(id: 1) }")).isEqualTo("{plain=1}");
		assertThat(this.engine.asked()).hasSize(1);
		this.engine.pass(Duration.ofSeconds(1));
		this.engine.start("{ plain(id: 1) }", Map.of());
		assertThat(this.engine.asked()).hasSize(2);
	}

	@Test
	void anOldValueIsAnsweredAtOnceAndRefreshedOnce() {
		answering((_) -> "1");
		data("{ old(id: 1) }");
		this.engine.pass(Duration.ofSeconds(12));
		Sinks.One<Answer> refresh = this.engine.holding("GET /old/1");
		ExecutionResult answered = this.engine.execute("{ old(id: 1) }");
		assertThat(String.valueOf((Object) answered.getData())).isEqualTo("{old=1}");
		assertThat(answered.getExtensions()).hasToString("{stale=[{path=[old], age=12}]}");
		assertThat(data("{ old(id: 1) }")).isEqualTo("{old=1}");
		assertThat(this.engine.asked()).as("the second one knows that somebody asks").hasSize(2);
		refresh.tryEmitValue(this.engine.fetched("2"));
		ExecutionResult after = this.engine.execute("{ old(id: 1) }");
		assertThat(String.valueOf((Object) after.getData())).isEqualTo("{old=2}");
		assertThat(after.getExtensions()).isNull();
		assertThat(this.engine.asked()).hasSize(2);
	}

	@Test
	void whatIsAskedForOftenIsRefreshedBeforeItIsOld() {
		answering((_) -> "1");
		data("{ old(id: 1) }");
		this.engine.pass(Duration.ofMillis(8_999));
		Sinks.One<Answer> refresh = this.engine.holding("GET /old/1");
		int asked = 0;
		while (asked++ < 1000 && this.engine.asked().size() == 1) {
			this.engine.pass(Duration.ofMillis(1));
			assertThat(this.engine.execute("{ old(id: 1) }").getExtensions()).isNull();
		}
		assertThat(asked).as("in the last second of ten, and not at its end").isBetween(2, 900);
		data("{ old(id: 1) }");
		assertThat(this.engine.asked()).as("by one of those who ask").hasSize(2);
		refresh.tryEmitValue(this.engine.fetched("2"));
		this.engine.pass(Duration.ofSeconds(2));
		ExecutionResult after = this.engine.execute("{ old(id: 1) }");
		assertThat(String.valueOf((Object) after.getData())).isEqualTo("{old=2}");
		assertThat(after.getExtensions()).isNull();
	}

	@Test
	void keysThatWereFetchedTogetherAreRefreshedTogether() {
		this.engine.answering((_) -> this.engine.fetched("[{\"id\": 1}, {\"id\": 2}]"));
		data("{ items(ids: [1, 2]) { id } }");
		this.engine.forgetting();
		for (int asked = 0; asked < 1000 && this.engine.asked().size() == 1; asked++) {
			this.engine.pass(Duration.ofMillis((asked == 0) ? 9_000 : 1));
			data("{ items(ids: [1, 2]) { id } }");
		}
		assertThat(this.engine.asked()).containsExactly("GET /items?id=1,2", "GET /items?id=1,2");
	}

	@Test
	void whatNobodyIsAnsweredOldIsNotRefreshedBefore() {
		answering((_) -> "1");
		data("{ plain(id: 1) }");
		for (int milliseconds = 0; milliseconds < 9_999; milliseconds += 11) {
			this.engine.pass(Duration.ofMillis(11));
			data("{ plain(id: 1) }");
		}
		assertThat(this.engine.asked()).hasSize(1);
	}

	@Test
	void whatIsTooOldIsWaitedFor() {
		answering((_) -> "1");
		data("{ old(id: 1) }");
		this.engine.pass(Duration.ofSeconds(30));
		answering((_) -> "2");
		assertThat(data("{ old(id: 1) }")).isEqualTo("{old=2}");
	}

	@Test
	void anOldValueIsAnsweredIfTheServiceFails() {
		answering((_) -> "1");
		data("{ old(id: 1) }");
		this.engine.pass(Duration.ofSeconds(109));
		failing(Code.DOWNSTREAM_TIMEOUT);
		ExecutionResult answered = this.engine.execute("{ old(id: 1) }");
		assertThat(String.valueOf((Object) answered.getData())).isEqualTo("{old=1}");
		assertThat(answered.getErrors()).isEmpty();
		assertThat(answered.getExtensions()).hasToString("{stale=[{path=[old], age=109}]}");
		this.engine.pass(Duration.ofSeconds(1));
		assertThat(EngineFixture.errors(this.engine.execute("{ old(id: 1) }")))
			.containsExactly("[old] DOWNSTREAM_TIMEOUT");
	}

	@Test
	void aMistakeOfTheRequestIsNoFailureOfTheService() {
		answering((_) -> "1");
		data("{ old(id: 1) }");
		this.engine.pass(Duration.ofSeconds(40));
		this.engine.rejecting("GET /old/1", "400", false);
		assertThat(EngineFixture.errors(this.engine.execute("{ old(id: 1) }")))
			.containsExactly("[old] DOWNSTREAM_ERROR");
	}

	@Test
	void keysOfABatchAreRefreshedTogether() {
		items("a");
		data("{ items(ids: [1, 2, 3]) { name } }");
		this.engine.pass(Duration.ofSeconds(12));
		items("b");
		assertThat(data("{ items(ids: [3, 1]) { name } }")).isEqualTo("{items=[{name=3a}, {name=1a}]}");
		assertThat(this.engine.asked()).containsExactly("GET /items?id=1,2,3", "GET /items?id=3,1");
		assertThat(data("{ items(ids: [1, 3]) { name } }")).isEqualTo("{items=[{name=1b}, {name=3b}]}");
		assertThat(this.engine.asked()).hasSize(2);
	}

	@Test
	void oldElementsAreAnsweredIfTheServiceFails() {
		items("a");
		data("{ items(ids: [1, 2]) { name } }");
		this.engine.pass(Duration.ofSeconds(40));
		failing(Code.DOWNSTREAM_UNAVAILABLE);
		ExecutionResult answered = this.engine.execute("{ items(ids: [1, 2, 3]) { name } }");
		assertThat(String.valueOf((Object) answered.getData())).isEqualTo("{items=[{name=1a}, {name=2a}, null]}");
		assertThat(EngineFixture.errors(answered)).containsExactly("[items, 2] DOWNSTREAM_UNAVAILABLE");
	}

	@Test
	void whatIsMissingGoesIntoAsFewCallsAsThereAreNeeded() {
		items("a");
		data("{ items(ids: [2, 4, 6]) { name } }");
		this.engine.asked().clear();
		assertThat(data("{ items(ids: [1, 2, 3, 4, 5, 6, 7]) { name } }")).startsWith("{items=[{name=1a}, {name=2a}");
		assertThat(this.engine.asked()).containsExactly("GET /items?id=1,3,5", "GET /items?id=7");
	}

	@Test
	void aCallThatBeganBeforeAMutationBringsNothingBack() {
		Sinks.One<Answer> held = this.engine.holding("GET /items?id=1");
		CompletableFuture<ExecutionResult> before = this.engine.start("{ item(id: 1) { name } }", Map.of());
		Answer old = this.engine.fetched("[{\"id\": 1, \"name\": \"old\"}]");
		this.engine.pass(Duration.ofMillis(5));
		this.engine.answering((_) -> this.engine.fetched("7"));
		assertThat(data("mutation { change(id: 1) }")).isEqualTo("{change=7}");
		this.engine.pass(Duration.ofMillis(5));
		held.tryEmitValue(old);
		assertThat(String.valueOf((Object) before.join().getData())).isEqualTo("{item={name=old}}");
		this.engine.start("{ item(id: 1) { name } }", Map.of());
		assertThat(this.engine.asked()).containsExactly("GET /items?id=1", "GET /change", "GET /items?id=1");
	}

	@Test
	void norDoesOneThatBeganInTheSameMillisecond() {
		this.engine.pass(Duration.ofNanos(500_000));
		Sinks.One<Answer> held = this.engine.holding("GET /items?id=1");
		this.engine.start("{ item(id: 1) { name } }", Map.of());
		Answer old = this.engine.fetched("[{\"id\": 1, \"name\": \"old\"}]");
		this.engine.pass(Duration.ofNanos(200_000));
		this.engine.answering((_) -> this.engine.fetched("7"));
		data("mutation { change(id: 1) }");
		// another millisecond has begun by now, but has not passed
		this.engine.pass(Duration.ofNanos(500_000));
		held.tryEmitValue(old);
		this.engine.start("{ item(id: 1) { name } }", Map.of());
		assertThat(this.engine.asked()).containsExactly("GET /items?id=1", "GET /change", "GET /items?id=1");
	}

	@Test
	void whatKeysGetIsNotKeptForAVersionThatNobodyAsksFor() {
		Freshness.Validator version = new Freshness.Validator(Optional.of("\"1\""), Optional.empty());
		this.engine.answering((_) -> new Answer.Payload("[{\"id\": 1}]".getBytes(StandardCharsets.UTF_8),
				new Freshness(0, Freshness.Storing.ANYBODY, Optional.empty(), Freshness.Staleness.ALLOWED, version)));
		data("{ item(id: 1) { id } }");
		this.engine.pass(Duration.ofSeconds(110));
		data("{ item(id: 1) { id } }");
		assertThat(this.engine.cache().figures().near().stale()).isZero();
	}

	@Test
	void aCallOfAMutationIsNeverAnsweredByWhatIsKept() {
		answering((_) -> "7");
		data("mutation { a: change(id: 1) b: change(id: 1) }");
		data("mutation { change(id: 1) }");
		assertThat(this.engine.asked()).hasSize(3);
	}

	@Test
	void whoeverIsUnknownHasNothingOfTheirOwn() {
		answering((_) -> "1");
		data("{ private }");
		data("{ private }");
		assertThat(this.engine.asked()).hasSize(2);
		assertThat(data("{ private }", caller("ann"))).isEqualTo("{private=1}");
		assertThat(data("{ private }", caller("ann"))).isEqualTo("{private=1}");
		assertThat(this.engine.asked()).hasSize(3);
		data("{ private }", caller("ben"));
		assertThat(this.engine.asked()).hasSize(4);
	}

	@Test
	void aValueThatTwoFieldsAskForIsForOneCallerIfEitherSaysSo() {
		items("a");
		for (String document : List.of("{ own(id: 1) { name } item(id: 1) { name } }",
				"{ item(id: 1) { name } own(id: 1) { name } }")) {
			this.engine.asked().clear();
			this.engine.pass(Duration.ofMinutes(5));
			items("a");
			data(document, caller("ann"));
			data(document, caller("ann"));
			data(document, caller("ben"));
			assertThat(this.engine.asked()).containsExactly("GET /items?id=1", "GET /items?id=1");
		}
	}

	@Test
	void whatTheServiceGaveOneCallerIsForThatCaller() {
		this.engine.answering((_) -> new Answer.Payload("1".getBytes(StandardCharsets.UTF_8),
				new Freshness(0, Freshness.Storing.ONE_CALLER, Optional.empty(), Freshness.Staleness.ALLOWED,
						Freshness.Validator.NONE)));
		data("{ mine plain(id: 1) }", caller("ann"));
		data("{ mine plain(id: 1) }", caller("ann"));
		assertThat(this.engine.asked()).containsExactly("GET /users/ann", "GET /plain/1", "GET /plain/1");
	}

	@Test
	void whateverTheOrderNobodyGetsWhatIsSomebodyElses() {
		this.engine.answering((request) -> this.engine.fetched(Integer.toString(request.hashCode())));
		Random random = new Random(7);
		List<String> names = List.of("ann", "ben", "cem", "ann2", "an");
		AtomicInteger answers = new AtomicInteger();
		for (int n = 0; n < 5_000; n++) {
			String name = names.get(random.nextInt(names.size()));
			int id = random.nextInt(5);
			String document = random.nextBoolean() ? "{ mine plain(id: %d) }".formatted(id)
					: "{ plain(id: \"%d\") mine }".formatted(id);
			String[] mine = data(document, caller(name)).replaceAll("[{}]", "").split(", ");
			assertThat(Set.of(mine)).containsExactlyInAnyOrder("mine=" + ("GET /users/" + name).hashCode(),
					"plain=" + ("GET /plain/" + id).hashCode());
			answers.incrementAndGet();
			if (random.nextInt(20) == 0) {
				this.engine.pass(Duration.ofSeconds(random.nextInt(12)));
				this.engine.forgetting();
			}
		}
		assertThat(answers).hasValue(5_000);
		assertThat(this.engine.asked()).as("most was kept").hasSizeLessThan(5_000);
	}

	private void answering(Function<String, String> json) {
		this.engine.answering((request) -> this.engine.fetched(json.apply(request))).forgetting();
	}

	private void items(String mark) {
		answering((request) -> {
			StringBuilder items = new StringBuilder("[");
			for (String id : request.substring(request.indexOf('=') + 1).split(",")) {
				items.append("{\"id\": %s, \"name\": \"%s%s\"},".formatted(id, id, mark));
			}
			items.setCharAt(items.length() - 1, ']');
			return items.toString();
		});
	}

	private void failing(Code code) {
		this.engine.answering((_) -> new Answer.Failed(Fault.of(code, "s", "no"), "detail")).forgetting();
	}

	private static Caller caller(String name) {
		return new Caller(true, Set.of(), Map.of("sub", name, "iss", "https://id"));
	}

	private String data(String document) {
		return data(document, Caller.ANONYMOUS);
	}

	private String data(String document, Caller caller) {
		ExecutionInput.Builder input = this.engine.input(document).graphQLContext(Map.of(Caller.class, caller));
		ExecutionResult result = this.engine.execute(input);
		assertThat(result.getErrors()).isEmpty();
		return String.valueOf((Object) result.getData());
	}

}
