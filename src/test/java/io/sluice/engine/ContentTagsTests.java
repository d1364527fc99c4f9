package io.sluice.engine;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The names of what stands inside of a value, where ways to it are many. */
class ContentTagsTests {

	private static final int DEPTH = 200;

	private static final String SCHEMA = """
			type Query {
			  place: Place @cacheControl(maxAge: 60) @rest(service: "s", get: "/place")
			  thread: Entry @cacheControl(maxAge: 60) @rest(service: "s", get: "/thread")
			}
			type Place @cacheTag(format: "place-{result.id}") {
			  self: Place @from(path: "$")
			  name: Name @from(path: "$")
			  id: ID
			}
			type Name @cacheTag(format: "name-{result.name}") { name: String, of: Place @from(path: "$") }
			interface Entry @discriminator(path: "kind") { id: ID  replies: [Entry] }
			type Question implements Entry @cacheTag(format: "question-{result.id}") { id: ID  replies: [Entry] }
			type Reply implements Entry @cacheTag(format: "reply-{result.id}") { id: ID  replies: [Entry] }
			type Quote implements Entry @cacheTag(format: "quote-{result.id}") { id: ID  replies: [Entry] }
			""";

	private EngineFixture engine;

	@BeforeEach
	void start(@TempDir Path folder) {
		this.engine = new EngineFixture(folder, SCHEMA);
	}

	@ParameterizedTest
	@ValueSource(strings = { "place-1", "name-here" })
	void anObjectCanBeAPropertyOfItself(String tag) {
		this.engine.answering((_) -> this.engine.fetched("{\"id\": 1, \"name\": \"here\"}"));
		assertIsPurgedBy(tag, "{ place { self { name { name of { id } } } } }");
	}

	@ParameterizedTest
	@ValueSource(strings = { "question-0", "reply-" + (DEPTH - 1), "quote-100" })
	@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
	void whatCouldBeOfManyTypesIsLookedAtOnceAsEachOfThem(String tag) {
		StringBuilder thread = new StringBuilder();
		for (int depth = 0; depth < DEPTH; depth++) {
			thread.append("{\"kind\": \"Reply\", \"id\": %d, \"replies\": [".formatted(depth));
		}
		String json = thread.append("]}".repeat(DEPTH)).toString();
		this.engine.answering((_) -> this.engine.fetched(json));
		assertIsPurgedBy(tag, "{ thread { id } }");
	}

	@Test
	void thatIsNamedAsNothingElse() {
		this.engine.answering((_) -> this.engine.fetched("{\"id\": 1, \"name\": \"here\"}"));
		this.engine.execute("{ place { id } }");
		this.engine.pass(Duration.ofMillis(1));
		this.engine.cache().invalidate(List.of("place-2", "name-1", "place-here"));
		this.engine.execute("{ place { id } }");
		assertThat(this.engine.asked()).hasSize(1);
	}

	private void assertIsPurgedBy(String tag, String document) {
		assertThat(this.engine.execute(document).getErrors()).isEmpty();
		assertThat(this.engine.execute(document).getErrors()).isEmpty();
		assertThat(this.engine.asked()).hasSize(1);
		this.engine.pass(Duration.ofMillis(1));
		this.engine.cache().invalidate(List.of(tag));
		assertThat(this.engine.execute(document).getErrors()).isEmpty();
		assertThat(this.engine.asked()).hasSize(2);
	}

}
