package io.sluice.engine;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import graphql.ExecutionInput;
import io.sluice.access.Caller;
import io.sluice.downstream.Answer;
import io.sluice.downstream.Freshness;
import io.sluice.downstream.Freshness.Staleness;
import io.sluice.downstream.Freshness.Storing;
import io.sluice.downstream.Freshness.Validator;
import io.sluice.fault.Code;
import io.sluice.fault.Fault;
import io.sluice.plan.AnswerPolicy;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Sinks;

import static org.assertj.core.api.Assertions.assertThat;

/** What services answer, and say of it, decides how long it is used. */
class HeedingTests {

	private static final String SCHEMA = """
			type Query {
			  version: Int @cacheControl(maxAge: 600, staleIfError: 600) @rest(service: "s", get: "/version")
			  aging(id: ID): Int @cacheControl(maxAge: 10, staleWhileRevalidate: 600, staleIfError: 600)
			    @rest(service: "s", get: "/aging")
			  mine: Int @cacheControl(maxAge: 60, scope: PRIVATE) @rest(service: "s", get: "/mine")
			  slow: Int @rest(service: "s", get: "/slow")
			  found: Int @cacheControl(maxAge: 60) @rest(service: "s", post: "/found")
			  once: Int @cacheControl(maxAge: 60) @rest(service: "s", get: "/once", query: {r: "{request.id}"})
			  item(id: ID!): Item @lookup(key: "{args.id}")
			  pair(a: ID!, b: ID!): Pair @lookup(key: {a: "{args.a}", b: "{args.b}"})
			  one(id: ID!): One @lookup(key: "{args.id}")
			}
			type Mutation {
			  create(tag: String): Int @rest(service: "s", get: "/create") @invalidates(tags: ["{args.tag}"])
			}
			type Item @key(fields: "id") @cacheTag(format: "item-{result.id}")
			  @cacheControl(maxAge: 10, staleWhileRevalidate: 600, staleIfError: 3600)
			  @rest(service: "s", get: "/items", query: {id: "{keys}"}, batch: {match: "id", style: COMMA}) {
			  id: ID
			  name: String
			}
			type Pair @key(fields: "a b") @cacheControl(maxAge: 60) @cacheTag(format: "pair-{result.a}-{result.b}")
			  @rest(service: "s", get: "/pairs", query: {a: "{keys.a}", b: "{keys.b}"}, batch: {match: {a: "a", b: "b"}}) {
			  a: ID
			  b: ID
			}
			type One @key(fields: "id") @cacheControl(maxAge: 60) @cacheTag(format: "one-{result.id}")
			  @rest(service: "s", get: "/ones/{key}") {
			  id: ID
			  name: String
			}
			""";

	private static final Caller ANN = new Caller(true, Set.of(), Map.of("sub", "ann", "iss", "https://id"));

	private EngineFixture engine;

	@BeforeEach
	void start(@TempDir Path folder) {
		this.engine = new EngineFixture(folder, SCHEMA);
	}

	@Test
	void whatIsStillTrueHoldsAsLongAsItDid() {
		this.engine.answering((_) -> versioned("1", Duration.ofSeconds(5), Staleness.FORBIDDEN)).forgetting();
		data("{ version }");
		this.engine.pass(Duration.ofSeconds(6));
		this.engine.answering((_) -> new Answer.NotModified(unsaid())).forgetting();
		data("{ version }");
		this.engine.pass(Duration.ofSeconds(4));
		data("{ version }");
		assertThat(this.engine.asked()).as("five seconds more").hasSize(2);
		this.engine.pass(Duration.ofSeconds(2));
		this.engine.answering((_) -> EngineFixture.rejection("503", false)).forgetting();
		assertThat(data("{ version }")).as("must be asked about").isEqualTo("{version=null}");
		assertThat(this.engine.asked()).hasSize(3);
	}

	@Test
	void whoSaysMoreOfWhatIsStillTrueIsHeard() {
		this.engine.answering((_) -> versioned("1", Duration.ofSeconds(5), Staleness.FORBIDDEN)).forgetting();
		data("{ version }");
		this.engine.pass(Duration.ofSeconds(6));
		this.engine
			.answering((_) -> new Answer.NotModified(unsaid().lasting(Duration.ofSeconds(100), Staleness.ALLOWED)))
			.forgetting();
		data("{ version }");
		this.engine.pass(Duration.ofSeconds(99));
		data("{ version }");
		assertThat(this.engine.asked()).hasSize(2);
		this.engine.pass(Duration.ofSeconds(2));
		this.engine.answering((_) -> EngineFixture.rejection("503", false)).forgetting();
		assertThat(data("{ version }")).isEqualTo("{version=1}");
	}

	@Test
	void whatIsNotLookedUpHoldsNoLongerThanItsServiceSays() {
		saying(Storing.NOBODY);
		assertThat(told("{ found }", Caller.ANONYMOUS)).isEqualTo(AnswerPolicy.NONE);
		assertThat(told("{ once }", Caller.ANONYMOUS)).isEqualTo(AnswerPolicy.NONE);
		assertThat(told("{ mine }", Caller.ANONYMOUS)).isEqualTo(AnswerPolicy.NONE);
		assertThat(told("{ mine }", ANN)).isEqualTo(AnswerPolicy.NONE);
		saying(Storing.ONE_CALLER);
		assertThat(told("{ found }", Caller.ANONYMOUS)).isEqualTo(AnswerPolicy.NONE);
		this.engine.answering((_) -> versioned("1", Duration.ofSeconds(7), Staleness.ALLOWED)).forgetting();
		assertThat(told("{ found }", Caller.ANONYMOUS).maxAge()).isEqualTo(Duration.ofSeconds(7));
		assertThat(told("{ mine }", Caller.ANONYMOUS).maxAge()).isEqualTo(Duration.ofSeconds(7));
		answering("1");
		assertThat(told("{ found }", Caller.ANONYMOUS).maxAge()).isEqualTo(Duration.ofSeconds(60));
	}

	@Test
	void whatMayNoLongerBeKeptIsNotUsedAnyMore() {
		answering("1");
		data("{ aging }");
		this.engine.pass(Duration.ofSeconds(12));
		saying(Storing.NOBODY);
		assertThat(data("{ aging }")).isEqualTo("{aging=1}");
		answering("2");
		assertThat(data("{ aging }")).isEqualTo("{aging=2}");
	}

	@Test
	void aKeyThatMayNoLongerBeKeptIsNotUsedAnyMore() {
		answering("[{\"id\": 1, \"name\": \"old\"}]");
		data("{ item(id: 1) { name } }");
		this.engine.pass(Duration.ofSeconds(12));
		this.engine.answering((_) -> new Answer.Payload("[]".getBytes(StandardCharsets.UTF_8), Freshness.NONE))
			.forgetting();
		assertThat(data("{ item(id: 1) { name } }")).isEqualTo("{item={name=old}}");
		answering("[{\"id\": 1, \"name\": \"new\"}]");
		assertThat(data("{ item(id: 1) { name } }")).isEqualTo("{item={name=new}}");
	}

	@Test
	void whoGoesAwayLeavesARefreshToThoseWhoComeLater() {
		answering("1");
		data("{ aging }");
		this.engine.pass(Duration.ofSeconds(12));
		this.engine.holding("GET /slow");
		Sinks.One<Answer> refresh = this.engine.holding("GET /aging");
		Cancellation cancellation = new Cancellation();
		this.engine.start("{ aging slow }", cancellation);
		cancellation.cancel();
		assertThat(this.engine.cancelled()).containsExactly("GET /slow");
		refresh.tryEmitValue(this.engine.fetched("2"));
		assertThat(data("{ aging }")).isEqualTo("{aging=2}");
	}

	@Test
	void whatWasMissingIsPurgedByTheNameThatItWillHave() {
		answering("[]");
		data("{ item(id: 4) { name } }");
		data("{ pair(a: 1, b: 2) { a } }");
		this.engine
			.answering(
					(_) -> new Answer.Rejected("404", false, Fault.of(Code.DOWNSTREAM_ERROR, "s", "no"), "", unsaid()))
			.forgetting();
		data("{ one(id: 4) { name } }");
		int asked = this.engine.asked().size();
		data("{ item(id: 4) { name } pair(a: 1, b: 2) { a } one(id: 4) { name } }");
		assertThat(this.engine.asked()).as("kept").hasSize(asked);
		purge("item-4");
		answering("[{\"id\": 4, \"name\": \"four\"}]");
		assertThat(data("{ item(id: 4) { name } }")).isEqualTo("{item={name=four}}");
		purge("pair-1-2");
		answering("[{\"a\": 1, \"b\": 2}]");
		assertThat(data("{ pair(a: 1, b: 2) { a } }")).isEqualTo("{pair={a=1}}");
		purge("one-4");
		answering("{\"id\": 4, \"name\": \"four\"}");
		assertThat(data("{ one(id: 4) { name } }")).isEqualTo("{one={name=four}}");
	}

	private void purge(String tag) {
		this.engine.pass(Duration.ofMillis(5));
		answering("1");
		data("mutation { create(tag: \"" + tag + "\") }");
		this.engine.pass(Duration.ofMillis(5));
	}

	private void answering(String json) {
		this.engine.answering((_) -> this.engine.fetched(json)).forgetting();
	}

	private void saying(Storing storing) {
		Freshness freshness = new Freshness(unsaid().sent(), storing, Optional.empty(), Staleness.ALLOWED,
				Validator.NONE);
		this.engine.answering((_) -> new Answer.Payload("1".getBytes(StandardCharsets.UTF_8), freshness)).forgetting();
	}

	private Answer versioned(String json, Duration lifetime, Staleness staleness) {
		Freshness freshness = unsaid().lasting(lifetime, staleness)
			.with(new Validator(Optional.of("\"v\""), Optional.empty()));
		return new Answer.Payload(json.getBytes(StandardCharsets.UTF_8), freshness);
	}

	/** Of an answer that comes now. */
	private Freshness unsaid() {
		return ((Answer.Payload) this.engine.fetched("0")).freshness();
	}

	private String data(String document) {
		return String.valueOf(this.engine.execute(document).<Object>getData());
	}

	private AnswerPolicy told(String document, Caller caller) {
		ExecutionInput.Builder builder = this.engine.input(document).graphQLContext(Map.of(Caller.class, caller));
		// what is built from one builder has one context
		ExecutionInput input = builder.build();
		this.engine.execute(builder);
		return input.getGraphQLContext().get(AnswerPolicy.class);
	}

}
