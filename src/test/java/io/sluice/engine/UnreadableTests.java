package io.sluice.engine;

import java.nio.file.Path;
import java.time.Duration;

import graphql.ExecutionResult;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What cannot be read is a failure, whatever its status, and is not kept. */
class UnreadableTests {

	private static final String SCHEMA = """
			type Query {
			  thing: Thing @cacheControl(maxAge: 60, staleIfError: 600) @rest(service: "s", get: "/thing")
			  aging(id: ID): Int @cacheControl(maxAge: 10, staleWhileRevalidate: 600, staleIfError: 600)
			    @rest(service: "s", get: "/aging")
			  slow: Int @rest(service: "s", get: "/slow")
			  item(id: ID!): Item @lookup(key: "{args.id}")
			  one(id: ID!): One @lookup(key: "{args.id}")
			}
			type Mutation {
			  create(tag: String): Int @rest(service: "s", get: "/create") @invalidates(tags: ["{args.tag}"])
			}
			type Thing {
			  id: ID
			  size: Int @cacheControl(maxAge: 10, staleWhileRevalidate: 600, staleIfError: 6000) @from(path: "v")
			    @rest(service: "s", get: "/sizes", query: {id: "{keys}"}, batch: {key: "{parent.id}", match: "id"})
			}
			type Item @key(fields: "id") @cacheTag(format: "item-{result.id}")
			  @cacheControl(maxAge: 10, staleWhileRevalidate: 600, staleIfError: 3600)
			  @rest(service: "s", get: "/items", query: {id: "{keys}"}, batch: {match: "id", style: COMMA}) {
			  id: ID
			  name: String
			  one: One @lookup(key: "{parent.id}")
			}
			type One @key(fields: "id") @cacheControl(maxAge: 10, staleWhileRevalidate: 600, staleIfError: 6000)
			  @rest(service: "s", get: "/ones/{key}") {
			  id: ID
			  name: String
			}
			""";

	private EngineFixture engine;

	@BeforeEach
	void start(@TempDir Path folder) {
		this.engine = new EngineFixture(folder, SCHEMA);
	}

	@ParameterizedTest
	@ValueSource(strings = { "<html>maintenance</html>", "{\"id\": 1", "{\"id\": 1}}", "\u0000" })
	void whatCannotBeReadIsNotKept(String broken) {
		answering(broken);
		assertThat(data("{ thing { id } }")).isEqualTo("{thing=null}");
		answering("{\"id\": 1}");
		assertThat(data("{ thing { id } }")).isEqualTo("{thing={id=1}}");
	}

	@Test
	void whatCannotBeReadIsAFailure() {
		answering("{\"id\": 1}");
		data("{ thing { id } }");
		this.engine.pass(Duration.ofSeconds(70));
		answering("<html>maintenance</html>");
		ExecutionResult old = this.engine.execute("{ thing { id } }");
		assertThat(old.<Object>getData()).hasToString("{thing={id=1}}");
		assertThat(old.getExtensions()).hasToString("{stale=[{path=[thing], age=70}]}");
	}

	@ParameterizedTest
	@ValueSource(strings = { "<html>maintenance</html>", "\"maintenance\"", "2 3" })
	void whatCannotBeReadDoesNotTakeThePlaceOfWhatIsKept(String broken) {
		answering("1");
		data("{ aging }");
		this.engine.pass(Duration.ofSeconds(12));
		answering(broken);
		assertThat(data("{ aging }")).isEqualTo("{aging=1}");
		this.engine.pass(Duration.ofSeconds(12));
		answering("3");
		assertThat(data("{ aging }")).isEqualTo("{aging=1}");
		assertThat(data("{ aging }")).isEqualTo("{aging=3}");
	}

	@Test
	void whatCannotBeReadIsToldOnceWhoeverAsks() {
		answering("[");
		data("{ thing { id } item(id: 1) { name } one(id: 1) { name } slow again: slow thatToo: thing { id } }");
		data("mutation { create(tag: \"t\") }");
		assertThat(this.engine.unreadable()).containsExactlyInAnyOrder("GET /thing", "GET /items?id=1", "GET /ones/1",
				"GET /slow", "GET /create");
	}

	@Test
	void whatCanBeReadIsToldByNobody() {
		this.engine.answering((line) -> this.engine.fetched(line.contains("items") ? "[{\"id\": 1}]" : "{\"id\": []}"))
			.forgetting();
		data("{ thing { id } item(id: 1) { name } one(id: 1) { name } }");
		assertThat(this.engine.unreadable()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "<html>maintenance</html>", "[{\"id\": 1, \"name\": \"n", "7" })
	void aBatchThatCannotBeReadIsAFailure(String broken) {
		answering("[{\"id\": 1, \"name\": \"old\"}]");
		data("{ item(id: 1) { name } }");
		this.engine.pass(Duration.ofSeconds(700));
		answering(broken);
		ExecutionResult old = this.engine.execute("{ item(id: 1) { name } other: item(id: 2) { name } }");
		assertThat(old.<Object>getData()).hasToString("{item={name=old}, other=null}");
		assertThat(EngineFixture.errors(old)).hasSize(1);
		answering("[{\"id\": 1, \"name\": \"new\"}]");
		assertThat(data("{ item(id: 1) { name } }")).isEqualTo("{item={name=new}}");
	}

	@Test
	void aRefreshAsksForNothingBelow() {
		answering("[{\"id\": 1, \"name\": \"old\"}]");
		data("{ item(id: 1) { name } }");
		this.engine.pass(Duration.ofSeconds(12));
		this.engine.answering((line) -> this.engine.fetched(line.contains("items") ? "[{\"id\": 1}]" : "{}"))
			.forgetting();
		int asked = this.engine.asked().size();
		data("{ item(id: 1) { one { id } } }");
		assertThat(this.engine.asked().subList(asked, this.engine.asked().size()))
			.containsExactlyInAnyOrder("GET /items?id=1", "GET /ones/1");
	}

	@Test
	void whatIsFetchedOnceIsAskedForBelowOnce() {
		this.engine
			.answering((line) -> this.engine
				.fetched(line.contains("items") ? "[{\"id\": 1}, {\"id\": 2}]" : "{\"id\": 5, \"name\": \"five\"}"))
			.forgetting();
		assertThat(data("{ a: item(id: 1) { one { name } } b: item(id: 2) { id } }"))
			.isEqualTo("{a={one={name=five}}, b={id=2}}");
		assertThat(data("{ a: item(id: 1) { one { name } } }")).isEqualTo("{a={one={name=five}}}");
		assertThat(this.engine.asked()).hasSize(2);
	}

	@Test
	void elementsThatNobodyGetsAskForNothingBelow() {
		String items = "[{\"id\": 1}, {\"id\": 77}, {\"id\": 2}, {\"id\": 2}]";
		this.engine.answering((line) -> this.engine.fetched(line.contains("items") ? items : "{\"id\": 1}"))
			.forgetting();
		ExecutionResult result = this.engine
			.execute("{ a: item(id: 1) { one { id } } b: item(id: 2) { one { id } } c: item(id: 3) { one { id } } }");
		assertThat(result.<Object>getData()).hasToString("{a={one={id=1}}, b=null, c=null}");
		assertThat(this.engine.asked()).containsExactlyInAnyOrder("GET /items?id=1,2,3", "GET /ones/1");
	}

	@Test
	void aValueOfAnotherShapeInABatchIsAFailure() {
		sizes("5");
		assertThat(data("{ thing { size } }")).isEqualTo("{thing={size=5}}");
		this.engine.pass(Duration.ofSeconds(700));
		sizes("\"maintenance\"");
		assertThat(data("{ thing { size } }")).isEqualTo("{thing={size=5}}");
		assertThat(this.engine.unreadable()).containsExactly("GET /sizes?id=1");
		sizes("6");
		assertThat(data("{ thing { size } }")).isEqualTo("{thing={size=6}}");
	}

	@Test
	void aValueOfAnotherShapeInABatchDoesNotTakeThePlaceOfWhatIsKept() {
		sizes("5");
		data("{ thing { size } }");
		this.engine.pass(Duration.ofSeconds(12));
		sizes("\"maintenance\"");
		data("{ thing { size } }");
		assertThat(data("{ thing { size } }")).isEqualTo("{thing={size=5}}");
		this.engine.pass(Duration.ofSeconds(12));
		sizes("6");
		data("{ thing { size } }");
		assertThat(data("{ thing { size } }")).isEqualTo("{thing={size=6}}");
	}

	@Test
	void whatIsNoObjectDoesNotTakeThePlaceOfOneWhoeverAsks() {
		answering("{\"id\": 1, \"name\": \"n\"}");
		data("{ one(id: 1) { name } }");
		this.engine.pass(Duration.ofSeconds(12));
		answering("\"maintenance\"");
		assertThat(data("{ a: one(id: 1) { name } b: one(id: 1) { id } }")).isEqualTo("{a={name=n}, b={id=1}}");
		assertThat(data("{ one(id: 1) { name } }")).isEqualTo("{one={name=n}}");
		this.engine.pass(Duration.ofSeconds(700));
		assertThat(data("{ a: one(id: 1) { name } b: one(id: 1) { id } }")).isEqualTo("{a={name=n}, b={id=1}}");
	}

	private void sizes(String value) {
		this.engine
			.answering((line) -> this.engine
				.fetched(line.contains("sizes") ? "[{\"id\": 1, \"v\": %s}]".formatted(value) : "{\"id\": 1}"))
			.forgetting();
	}

	private void answering(String json) {
		this.engine.answering((_) -> this.engine.fetched(json)).forgetting();
	}

	private String data(String document) {
		return String.valueOf(this.engine.execute(document).<Object>getData());
	}

}
