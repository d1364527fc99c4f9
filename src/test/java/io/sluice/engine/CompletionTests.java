package io.sluice.engine;

import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import graphql.ExecutionResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class CompletionTests {

	@TempDir
	private Path folder;

	/** The row is there once; its places are 100 × 101. */
	@Test
	void givesUpWhenErrorsAreMoreThanCanBeTold() {
		EngineFixture engine = new EngineFixture(this.folder, """
				type Query { a: A @rest(service: "s", get: "/first") }
				type A @key(fields: "id") @rest(service: "s", get: "/a", query: {id: "{keys}"}, batch: {match: "id"}) {
				  id: ID
				  n: Int
				  others: [A] @lookup(key: "{parent.others}")
				}
				""").with("GET /first", "{\"others\": [%s]}".formatted(ones(101)))
			.with("GET /a?id=1", "[{\"id\": 1, \"n\": \"no number\", \"others\": [%s]}]".formatted(ones(100)));
		assertThat(engine.execute("{ a { others { n } } }").getErrors()).hasSize(101);
		ExecutionResult result = engine.execute("{ a { others { others { n } } } }");
		assertThat(result.toSpecification()).containsEntry("data", null);
		assertThat(result.getErrors()).singleElement().satisfies((error) -> {
			assertThat(error.getMessage()).isEqualTo("The answer has too many errors. Select less.");
			assertThat(error.getExtensions()).containsEntry("code", "ANSWER_LIMIT_EXCEEDED");
		});
	}

	private static String ones(int count) {
		return IntStream.range(0, count).mapToObj((_) -> "1").collect(Collectors.joining(","));
	}

}
