package io.sluice.generation;

import java.util.stream.Stream;

import graphql.language.SourceLocation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class NestingLimitTests {

	@Test
	void tellsWhereTheFirstListIsThatIsTooDeep() {
		assertThat(NestingLimit.exceeded("query (\n  $a: " + "[".repeat(51) + "Int" + "]".repeat(51) + ") { a }"))
			.contains(new SourceLocation(2, 57));
	}

	@ParameterizedTest
	@ValueSource(strings = { "[", "[ ", "[\n", "[,", "[#]\n", "[\"]\"", "[\"\"\"]\"\"\"", "[? ", "{a: [" })
	void looksAtWhatIsAnOpenList(String part) {
		assertThat(NestingLimit.exceeded(part.repeat(50))).isEmpty();
		assertThat(NestingLimit.exceeded(part.repeat(51))).isPresent();
		assertThat(NestingLimit.exceeded(part.repeat(100_000))).as("it does not call itself").isPresent();
	}

	@ParameterizedTest
	@MethodSource
	void leavesOthers(String document) {
		assertThat(NestingLimit.exceeded(document)).isEmpty();
	}

	static Stream<Arguments> leavesOthers() {
		return Stream
			.of("", "{ a }", "[[]]".repeat(60), "{ a(b: \"" + "[".repeat(60) + "\") }",
					"{ a(b: \"\"\"" + "[".repeat(60) + "\"\"\") }", "{ a } #" + "[".repeat(60))
			.map(Arguments::of);
	}

}
