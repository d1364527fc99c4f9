package io.sluice.protect;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

import graphql.parser.Parser;
import io.sluice.blueprint.Limits;
import io.sluice.fault.Code;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What the Markdown specs of limits leave out. */
class DocumentGuardTests {

	private final DocumentGuard guard = new DocumentGuard(new Limits(5000, 15, 30, 20, 500, 1000));

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

	@Test
	void leavesToValidationWhatIsNoExcess() {
		assertThat(this.guard.check(new Parser().parseDocument("""
				{ ...Nowhere a: unknown(x: 1) { } }
				fragment Twice on A { id } fragment Twice on B { id } type T { id: ID }
				""".replace("{ }", "{ id }")))).isEmpty();
	}

}
