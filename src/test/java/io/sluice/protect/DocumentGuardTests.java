package io.sluice.protect;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

import graphql.parser.Parser;
import io.sluice.blueprint.Generous;
import io.sluice.fault.Code;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What the Markdown specs of limits leave out. */
class DocumentGuardTests {

	private final DocumentGuard guard = new DocumentGuard(Generous.LIMITS);

	@Test
	void countsWhatUnfoldsWithoutEnd() {
		String twice = IntStream.range(0, 100)
			.mapToObj((n) -> "fragment F%d on T { ...F%d ...F%d }".formatted(n, n + 1, n + 1))
			.collect(Collectors.joining(" "));
		assertThat(this.guard.check(new Parser().parseDocument("{ t { ...F0 } } fragment F100 on T { id } " + twice)))
			.hasValueSatisfying((excess) -> {
				assertThat(excess.code()).isEqualTo(Code.FIELD_LIMIT_EXCEEDED);
				assertThat(excess.message()).isEqualTo("The document selects countless fields; the limit is 500.");
			});
	}

	@Test
	void followsALongChainOfFragments() {
		String chain = IntStream.range(0, 500)
			.mapToObj((n) -> "fragment F%d on T { ...F%d }".formatted(n, n + 1))
			.collect(Collectors.joining(" "));
		String document = "{ t { ...F0 } } " + chain;
		assertThat(this.guard.check(new Parser().parseDocument(document + "fragment F500 on T { id }"))).isEmpty();
		assertThat(this.guard.check(new Parser().parseDocument(document + "fragment F500 on T { ...F250 }")))
			.hasValueSatisfying((excess) -> assertThat(excess.code()).isEqualTo(Code.GRAPHQL_VALIDATION_FAILED));
	}

	// GraphQL, Single Root Field: the root of a subscription takes neither @skip nor
	// @include
	@ParameterizedTest
	@ValueSource(strings = { "subscription { a @skip(if: true) }", "subscription { a ... @include(if: true) { b } }",
			"subscription { ...F @skip(if: false) } fragment F on S { a }",
			"subscription { ...F } fragment F on S { ...G } fragment G on S { ... on S { a @include(if: true) } }",
			"{ a } subscription { ...F } fragment F on S { a @skip(if: true) }" })
	void refusesConditionsAtTheRootOfSubscriptions(String document) {
		assertThat(this.guard.check(new Parser().parseDocument(document))).hasValueSatisfying((excess) -> {
			assertThat(excess.code()).isEqualTo(Code.GRAPHQL_VALIDATION_FAILED);
			assertThat(excess.message())
				.isEqualTo("The root field of a subscription may not depend on @skip or @include.");
			assertThat(excess.locations()).hasSize(1);
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "subscription { a { b @skip(if: true) ...F @include(if: true) } } fragment F on T { c }",
			"subscription { ...F ...F ...Nowhere } fragment F on S { a { b @skip(if: true) } }",
			"{ a @skip(if: true) } mutation { a @include(if: false) }" })
	void allowsConditionsElsewhere(String document) {
		assertThat(this.guard.check(new Parser().parseDocument(document))).isEmpty();
	}

	@Test
	void leavesToValidationWhatIsNoExcess() {
		assertThat(this.guard.check(new Parser().parseDocument("""
				{ ...Nowhere a: unknown(x: 1) { } }
				fragment Twice on A { id } fragment Twice on B { id } type T { id: ID }
				""".replace("{ }", "{ id }")))).isEmpty();
	}

}
