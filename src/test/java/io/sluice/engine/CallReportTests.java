package io.sluice.engine;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import graphql.ExecutionResult;
import io.sluice.downstream.Answer;
import io.sluice.downstream.Freshness;
import io.sluice.fault.Code;
import io.sluice.fault.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is reported as time passes. What does not depend on time is told by
 * {@code src/test/specs/gateway/calls.md}.
 */
class CallReportTests {

	private static final String SCHEMA = """
			type Query {
			  a(id: ID): A @rest(service: "s", get: "/a/{args.id}")
			  old(id: ID): Int @cacheControl(maxAge: 10, staleWhileRevalidate: 20, staleIfError: 100)
			    @rest(service: "s", get: "/old/{args.id}")
			  items(ids: [ID!]!): [Item]! @lookup(key: "{args.ids}")
			  things(ids: [ID!]!): [Thing]! @lookup(key: "{args.ids}")
			  events: Events @value(of: {})
			}
			type Events { tick: A @rest(service: "s", get: "/ticks") }
			type A { b: Int @rest(service: "s", get: "/b") }
			type Item @key(fields: "id")
			  @cacheControl(maxAge: 10, staleWhileRevalidate: 20, staleIfError: 100)
			  @rest(service: "s", get: "/items", query: {id: "{keys}"}, batch: {match: "id", style: COMMA}) { id: ID }
			type Thing @key(fields: "id") @rest(service: "s", get: "/things/{key}") { id: ID }
			""";

	@TempDir
	Path folder;

	private EngineFixture engine;

	@BeforeEach
	void start() {
		this.engine = new EngineFixture(this.folder, SCHEMA, "sluice.services.s.concurrency: 2\n");
	}

	@Test
	void timesCountFromTheBeginningOfTheOperation() {
		this.engine.pass(Duration.ofSeconds(5));
		Sinks.One<Answer> first = this.engine.holding("GET /a/1");
		Sinks.One<Answer> second = this.engine.holding("GET /b");
		CompletableFuture<ExecutionResult> result = start("{ a(id: 1) { b } }");
		this.engine.pass(Duration.ofNanos(2_504_000));
		first.tryEmitValue(this.engine.fetched("{}"));
		this.engine.pass(Duration.ofMillis(30));
		second.tryEmitValue(this.engine.fetched("7"));
		assertThat(calls(result.join())).map((call) -> texts(call, "coordinate", "startedMs", "waitedMs", "durationMs"))
			.containsExactly("Query.a 0.0 0.0 2.5", "A.b 2.5 0.0 30.0");
	}

	@Test
	void aCallSaysHowLongItHasWaitedForItsTurn() {
		List<Sinks.One<Answer>> held = IntStream.range(0, 3)
			.mapToObj((id) -> this.engine.holding("GET /things/" + id))
			.toList();
		CompletableFuture<ExecutionResult> result = start("{ things(ids: [0, 1, 2]) { id } }");
		this.engine.pass(Duration.ofMillis(4));
		held.getFirst().tryEmitValue(this.engine.fetched("{}"));
		this.engine.pass(Duration.ofMillis(1));
		held.forEach((each) -> each.tryEmitValue(this.engine.fetched("{}")));
		assertThat(calls(result.join())).map((call) -> texts(call, "startedMs", "waitedMs", "durationMs"))
			.containsExactly("0.0 0.0 4.0", "0.0 0.0 5.0", "0.0 4.0 5.0");
	}

	@Test
	void whatIsNotTriedSaysWhyAndThatItHasNotBegun() {
		this.engine.answering((_) -> new Answer.Failed(Fault.of(Code.DOWNSTREAM_TIMEOUT, "s", "late"), "detail"));
		List<Map<String, Object>> calls = calls(explain("{ things(ids: [1, 2, 3, 4, 5, 6]) { id } }"));
		assertThat(calls).hasSize(6)
			.allSatisfy((call) -> assertThat(call).containsEntry("outcome", "DOWNSTREAM_TIMEOUT")
				.containsKey("durationMs")
				.doesNotContainKeys("status", "bytes"));
		assertThat(calls).filteredOn((call) -> !call.containsKey("waitedMs")).hasSize(2);
	}

	@Test
	void whatComesTooLateForTheOperationIsItsOwnFault() {
		Sinks.One<Answer> held = this.engine.holding("GET /a/1");
		CompletableFuture<ExecutionResult> result = start("{ a(id: 1) { b } }");
		this.engine.pass(EngineFixture.TIME);
		held.tryEmitValue(new Answer.Failed(Fault.of(Code.DOWNSTREAM_TIMEOUT, "s", "late"), "detail"));
		assertThat(calls(result.join())).map((call) -> texts(call, "outcome")).containsExactly("DEADLINE_EXCEEDED");
	}

	@Test
	void whatIsOldIsAnsweredAndRefreshed() {
		this.engine.answering((_) -> this.engine.fetched("1"));
		assertThat(calls(explain("{ old(id: 1) }"))).map((call) -> texts(call, "cache", "outcome"))
			.containsExactly("miss OK");
		this.engine.pass(Duration.ofSeconds(12));
		this.engine.holding("GET /old/1");
		ExecutionResult stale = explain("{ old(id: 1) }");
		assertThat(stale.getExtensions()).containsOnlyKeys("stale", "calls");
		assertThat(calls(stale)).map((call) -> texts(call, "cache", "from", "outcome", "durationMs"))
			.containsExactly("stale near - 0.0", "refresh - - -");
	}

	@Test
	void keysThatAreAllInMemorySaySo() {
		this.engine.answering((_) -> this.engine.fetched("[{\"id\": 1}, {\"id\": 2}]"));
		explain("{ items(ids: [1, 2]) { id } }");
		assertThat(calls(explain("{ items(ids: [2, 1]) { id } }")))
			.map((call) -> texts(call, "coordinate", "cache", "keys", "from", "durationMs"))
			.containsExactly("Query.items hit 2 near 0.0");
	}

	@Test
	void oldKeysAreAnsweredAndRefreshed() {
		this.engine.answering((_) -> this.engine.fetched("[{\"id\": 1}, {\"id\": 2}, {\"id\": 3}]"));
		explain("{ items(ids: [1, 2, 3]) { id } }");
		this.engine.pass(Duration.ofSeconds(12));
		this.engine.forgetting();
		this.engine.answering(
				(line) -> this.engine.fetched(line.endsWith("=4") ? "[{\"id\": 4}]" : "[{\"id\": 1}, {\"id\": 2}]"));
		assertThat(calls(explain("{ items(ids: [1, 4, 2]) { id } }")))
			.map((call) -> texts(call, "cache", "keys", "outcome"))
			.containsExactly("stale 2 -", "refresh 2 OK", "miss 1 OK");
		assertThat(calls(explain("{ items(ids: [1, 4, 3]) { id } }"))).map((call) -> texts(call, "cache", "keys"))
			.containsExactly("hit 2", "stale 1", "refresh 1");
	}

	@Test
	void whatIsAnsweredInsteadComesAfterWhatHasFailed() {
		this.engine
			.answering((line) -> this.engine.fetched(line.contains("items") ? "[{\"id\": 1}, {\"id\": 2}]" : "1"));
		explain("{ old(id: 1) items(ids: [1, 2]) { id } }");
		this.engine.pass(Duration.ofSeconds(40));
		this.engine.forgetting();
		this.engine.answering((_) -> EngineFixture.rejection("503", false));
		ExecutionResult result = explain("{ old(id: 1) items(ids: [1, 3, 2]) { id } }");
		assertThat(EngineFixture.errors(result)).containsExactly("[items, 1] DOWNSTREAM_ERROR");
		assertThat(calls(result)).map((call) -> texts(call, "coordinate", "cache", "keys", "from", "outcome", "status"))
			.containsExactlyInAnyOrder("Query.old miss - - DOWNSTREAM_ERROR 503", "Query.old stale - - - -",
					"Query.items miss 3 - DOWNSTREAM_ERROR 503", "Query.items stale 2 - - -");
	}

	@Test
	void whatHasNotChangedSaysSo() {
		Freshness.Validator version = new Freshness.Validator(Optional.of("\"v1\""), Optional.empty());
		this.engine.answering(
				(_) -> new Answer.Payload("1".getBytes(StandardCharsets.UTF_8), Freshness.unsaid(0).with(version)));
		explain("{ old(id: 1) }");
		this.engine.pass(Duration.ofSeconds(200));
		this.engine.forgetting();
		this.engine.answering((_) -> new Answer.NotModified(Freshness.unsaid(Duration.ofSeconds(200).toNanos())));
		ExecutionResult result = explain("{ old(id: 1) }");
		assertThat(result.<Object>getData()).hasToString("{old=1}");
		assertThat(calls(result)).map((call) -> texts(call, "cache", "outcome", "bytes"))
			.containsExactly("miss NOT_MODIFIED -");
	}

	@Test
	void thereIsAnEndOfEntries() {
		this.engine.answering((_) -> this.engine.fetched("{}"));
		List<Integer> ids = IntStream.range(0, CallReport.MOST + 50).boxed().toList();
		ExecutionResult result = this.engine
			.execute(this.engine.input("query($ids: [ID!]!) { things(ids: $ids) { id } }")
				.variables(Map.of("ids", ids))
				.graphQLContext(Map.of(CallsQuestion.class, CallsQuestion.INSTANCE)));
		assertThat(calls(result)).hasSize(CallReport.MOST);
		assertThat(result.getExtensions()).containsEntry("callsLeftOut", 50);
		assertThat(result.getErrors()).isEmpty();
	}

	@Test
	void whoAsksForItIsOnItsOwn() {
		Sinks.One<Answer> held = this.engine.holding("GET /b");
		this.engine.answering((_) -> this.engine.fetched("{}"));
		List<CompletableFuture<ExecutionResult>> results = List.of(this.engine.start("{ a(id: 1) { b } }", Map.of()),
				start("{ a(id: 1) { b } }"), start("{ a(id: 1) { b } }"));
		held.tryEmitValue(this.engine.fetched("7"));
		assertThat(results.getFirst().join().getExtensions()).isNull();
		assertThat(results.subList(1, 3)).allSatisfy((result) -> assertThat(calls(result.join())).hasSize(2));
		assertThat(this.engine.asked()).filteredOn("GET /b"::equals).hasSize(3);
	}

	@Test
	void eachEventTellsItsOwn() {
		this.engine.answering((_) -> this.engine.fetched("7"));
		this.engine.streaming("GET /ticks", Flux.just(this.engine.fetched("{}"), this.engine.fetched("{}")));
		Publisher<ExecutionResult> events = explain("subscription { tick { b } }").getData();
		assertThat(Flux.from(events).map(CallReportTests::calls).collectList().block()).hasSize(2)
			.allSatisfy((calls) -> assertThat(calls).map((call) -> texts(call, "coordinate", "startedMs", "outcome"))
				.containsExactly("A.b 0.0 OK"));
	}

	private ExecutionResult explain(String document) {
		return start(document).join();
	}

	private CompletableFuture<ExecutionResult> start(String document) {
		return this.engine
			.start(this.engine.input(document).graphQLContext(Map.of(CallsQuestion.class, CallsQuestion.INSTANCE)));
	}

	@SuppressWarnings("unchecked")
	private static List<Map<String, Object>> calls(ExecutionResult result) {
		return (List<Map<String, Object>>) result.getExtensions().get("calls");
	}

	/** The values of members, with a dash where there is none. */
	private static String texts(Map<String, Object> call, String... members) {
		List<String> texts = new ArrayList<>();
		for (String member : members) {
			texts.add(String.valueOf(call.getOrDefault(member, "-")));
		}
		return String.join(" ", texts);
	}

}
