package io.sluice.compile;

import io.sluice.config.SchemaFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What is nested takes room on the stack of whoever parses it. */
class SdlParserTests {

	private final Problems problems = new Problems();

	private boolean parses(String text) {
		return new SdlParser(this.problems).parse(new SchemaFile("schema/a.graphqls", text)).isPresent();
	}

	@ParameterizedTest
	@ValueSource(ints = { 600, 3_000 })
	void nothingIsNestedWithoutEnd(int depth) {
		assertThat(parses("type Query { a: Int }\ntype A { b: " + "[".repeat(depth) + "Int" + "]".repeat(depth) + " }"))
			.isFalse();
		assertThat(this.problems.inOrder()).singleElement().satisfies((problem) -> {
			assertThat(problem.message()).isEqualTo("This is nested too deeply for SDL.");
			assertThat(problem.place().file()).isEqualTo("schema/a.graphqls");
			assertThat(problem.place().line()).isEqualTo(2);
			assertThat(problem.place().column()).isGreaterThan(100);
		});
	}

	@Test
	void whatAnybodyWouldNestIsFine() {
		String value = "{a: ".repeat(30) + "1" + "}".repeat(30);
		assertThat(parses(
				"directive @d(with: Any) on OBJECT scalar Any type A @d(with: " + value + ") { b: [[[[Int]]]] }"))
			.isTrue();
		assertThat(this.problems.isEmpty()).isTrue();
	}

}
