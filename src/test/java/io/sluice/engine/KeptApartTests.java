package io.sluice.engine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import graphql.ExecutionResult;
import io.sluice.access.Account;
import io.sluice.access.Caller;
import io.sluice.downstream.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Sinks;

import static org.assertj.core.api.Assertions.assertThat;

/** What is kept for one is nothing for others, whatever they ask for and whenever. */
class KeptApartTests {

	private static final String SCHEMA = """
			type Query {
			  a: Int @cacheControl(maxAge: 60) @cacheTag(format: "a") @rest(service: "s", get: "/x")
			  b: Int @cacheControl(maxAge: 60) @cacheTag(format: "b") @rest(service: "s", get: "/x")
			  t: T @cacheControl(maxAge: 60) @rest(service: "s", get: "/t")
			  u: U @cacheControl(maxAge: 60) @rest(service: "s", get: "/t")
			  mine: Int @cacheControl(maxAge: 60, scope: PRIVATE) @rest(service: "s", get: "/mine")
			  slow: Int @rest(service: "s", get: "/slow")
			  item(id: ID!): Item @lookup(key: "{args.id}")
			  own(id: ID!): Item @cacheControl(maxAge: 60, scope: PRIVATE) @lookup(key: "{args.id}")
			}
			type Mutation {
			  purge(tag: String): Int @rest(service: "s", get: "/change") @invalidates(tags: ["{args.tag}"])
			}
			type T @cacheTag(format: "t") { n: Int }
			type U @cacheTag(format: "u") { n: Int }
			type Item @key(fields: "id") @cacheControl(maxAge: 60)
			  @rest(service: "s", get: "/items", query: {id: "{keys}"}, batch: {match: "id", style: COMMA}) {
			  id: ID
			  name: String
			}
			""";

	/** What is fetched for somebody. */
	private static final Pattern VALUE = Pattern.compile("(?:mine|name)=(\\d+)");

	private static final Caller ANN = caller("ann");

	private static final Caller BEN = caller("ben");

	private final Programs programs = new Programs(() -> {
	});

	private EngineFixture engine;

	@BeforeEach
	void start(@TempDir Path folder) {
		this.engine = new EngineFixture(folder, SCHEMA);
	}

	@Test
	void noKeyIsTheEntryOfSomebody() {
		answering("[{\"id\": 1, \"name\": \"of ann\"}]");
		assertThat(data("{ own(id: 1) { name } }", ANN)).isEqualTo("{own={name=of ann}}");
		answering("[]");
		String prefix = new Dependence().on(ANN.account().orElseThrow()).toString();
		assertThat(data("{ item(id: \"" + prefix + "1\") { name } }", Caller.ANONYMOUS)).isEqualTo("{item=null}");
		assertThat(this.engine.asked()).hasSize(2);
	}

	@Test
	void nobodyMakesAnEntryOfSomebody() {
		answering("[]");
		String prefix = new Dependence().on(ANN.account().orElseThrow()).toString();
		data("{ item(id: \"" + prefix + "1\") { name } }", Caller.ANONYMOUS);
		answering("[{\"id\": 1, \"name\": \"of ann\"}]");
		assertThat(data("{ own(id: 1) { name } }", ANN)).isEqualTo("{own={name=of ann}}");
	}

	@Test
	void whatIsKeptForSomebodyIsNotGivenToWhoeverAsksMeanwhile() {
		answering("1");
		data("{ mine }", ANN);
		answering("2");
		Sinks.One<Answer> held = this.engine.holding("GET /slow");
		CompletableFuture<ExecutionResult> ann = start("{ mine slow }", ANN);
		CompletableFuture<ExecutionResult> again = start("{ mine slow }", ANN);
		CompletableFuture<ExecutionResult> ben = start("{ mine slow }", BEN);
		CompletableFuture<ExecutionResult> nobody = start("{ mine slow }", Caller.ANONYMOUS);
		held.tryEmitValue(this.engine.fetched("9"));
		assertThat(ann.join().<Object>getData()).hasToString("{mine=1, slow=9}");
		assertThat(again.join().<Object>getData()).hasToString("{mine=1, slow=9}");
		assertThat(ben.join().<Object>getData()).hasToString("{mine=2, slow=9}");
		assertThat(nobody.join().<Object>getData()).hasToString("{mine=2, slow=9}");
	}

	/** Each fetch gives another value, so that a value tells for whom it was fetched. */
	@Test
	void whateverIsUnderWayNobodyGetsWhatIsSomebodyElses() {
		AtomicInteger fetched = new AtomicInteger();
		this.engine
			.answering(
					(request) -> this.engine
						.fetched(request.startsWith("GET /items")
								? "[{\"id\": %s, \"name\": \"%d\"}]"
									.formatted(request.substring(request.indexOf('=') + 1), fetched.incrementAndGet())
								: Integer.toString(fetched.incrementAndGet())));
		this.engine.anew("GET /mine").anew("GET /items?id=0").anew("GET /items?id=1");
		Random random = new Random(7);
		Map<String, String> owners = new HashMap<>();
		for (int round = 0; round < 1_500; round++) {
			Map<CompletableFuture<ExecutionResult>, String> underWay = new LinkedHashMap<>();
			Sinks.One<Answer> held = this.engine.holding("GET /slow");
			int operations = 1 + random.nextInt(6);
			for (int i = 0; i < operations; i++) {
				String owner = List.of("ann", "ben", "nobody").get(random.nextInt(3));
				String document = List
					.of("{ mine slow }", "{ slow mine }", "{ own(id: %d) { name } slow }",
							"{ item(id: %d) { name } slow }")
					.get(random.nextInt(4))
					.formatted(random.nextInt(2));
				String who = document.contains("item") ? "all"
						: owner.equals("nobody") ? "nobody " + round + " " + i : owner;
				underWay.put(start(document, owner.equals("nobody") ? Caller.ANONYMOUS : caller(owner)), who);
			}
			held.tryEmitValue(this.engine.fetched("0"));
			underWay.forEach((result, who) -> {
				Matcher value = VALUE.matcher(String.valueOf(result.join().<Object>getData()));
				assertThat(value.find()).isTrue();
				assertThat(owners.computeIfAbsent(value.group(1), (_) -> who)).isEqualTo(who);
			});
			this.engine.pass(Duration.ofSeconds(random.nextInt(10)));
		}
		assertThat(owners).as("some was kept").hasSizeLessThan(4_500).hasSizeGreaterThan(1_000);
	}

	@ParameterizedTest
	@CsvSource({ "a, b, b", "b, a, a", "t { n }, u { n }, u", "u { n }, t { n }, t" })
	void aPurgeReachesWhatSomebodyElseHasFetchedForOtherNames(String first, String second, String tag) {
		answering(first.contains("n") ? "{\"n\": 1}" : "1");
		data("{ " + first + " }", Caller.ANONYMOUS);
		data("{ " + second + " }", Caller.ANONYMOUS);
		data("{ one: " + first + " other: " + second + " }", Caller.ANONYMOUS);
		this.engine.pass(Duration.ofMillis(5));
		data("mutation { purge(tag: \"" + tag + "\") }", Caller.ANONYMOUS);
		this.engine.pass(Duration.ofMillis(5));
		int before = this.engine.asked().size();
		data("{ " + second + " }", Caller.ANONYMOUS);
		assertThat(this.engine.asked()).as("asked for anew").hasSize(before + 1);
		data("{ one: " + first + " other: " + second + " }", Caller.ANONYMOUS);
		int after = this.engine.asked().size();
		data("{ " + first + " }", Caller.ANONYMOUS);
		assertThat(this.engine.asked()).as("has not that name").hasSize(after);
	}

	@Test
	void accountsAreToldApartByAllOfTheirParts() {
		assertThat(new Dependence().on(new Account("i", "s", "")).toString())
			.isNotEqualTo(new Dependence().on(new Account("i", "", "s")).toString());
	}

	private void answering(String json) {
		this.engine.answering((_) -> this.engine.fetched(json)).forgetting();
	}

	private static Caller caller(String name) {
		return new Caller(true, Set.of(), Map.of("sub", name, "iss", "https://id"));
	}

	private String data(String document, Caller caller) {
		return String
			.valueOf(this.engine.execute(this.engine.input(document).graphQLContext(Map.of(Caller.class, caller)))
				.<Object>getData());
	}

	private CompletableFuture<ExecutionResult> start(String document, Caller caller) {
		return this.engine.start(this.engine.input(document)
			.graphQLContext(Map.of(Programs.class, this.programs, Caller.class, caller)));
	}

}
