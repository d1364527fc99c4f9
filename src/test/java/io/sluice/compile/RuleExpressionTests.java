package io.sluice.compile;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.sluice.blueprint.Facts;
import io.sluice.blueprint.JsonPath;
import io.sluice.blueprint.Otherwise;
import io.sluice.blueprint.Rule;
import io.sluice.blueprint.UndecidedException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What expressions mean, and what they read. */
class RuleExpressionTests {

	private static final Map<String, Object> RESULT = result();

	private static Map<String, Object> result() {
		Map<String, Object> result = new HashMap<>();
		result.put("text", "7");
		result.put("int", 7);
		result.put("long", 7L);
		result.put("half", new BigDecimal("0.5"));
		result.put("huge", new BigInteger("123456789012345678901234567890"));
		result.put("wide", BigInteger.TWO.pow(63));
		result.put("nil", null);
		result.put("list", Arrays.asList(1, "a", null));
		result.put("deep", Map.of("id", "7", "tags", List.of("x", "y")));
		result.put("many", Collections.nCopies(2_000, 1));
		result.put("nested", nested(400));
		result.put("other", nested(399));
		return result;
	}

	private static Object nested(int levels) {
		Object nested = "core";
		for (int level = 0; level < levels; level++) {
			nested = (level % 2 == 0) ? Map.of("a", nested, "b", 1) : List.of(nested);
		}
		return nested;
	}

	private static Rule rule(String expression) {
		Compiled compiled = Compiled
			.of("type Query { a(id: ID, n: Int, inner: In): T @value(of: {}) } type T { b(id: ID, n: Int, inner: In): Int"
					+ " @allow(if: \"\"\"" + expression + "\"\"\") } input In { x: Float }");
		return compiled.blueprint().rules().ofField("T", "b").getFirst();
	}

	private static String verdict(String expression) {
		try {
			return String.valueOf(rule(expression).condition().holds(facts()));
		}
		catch (UndecidedException ex) {
			return "undecided";
		}
	}

	private static Facts facts() {
		return new Facts() {

			@Override
			public Map<String, ?> claims() {
				return Map.of("sub", "7", "groups", List.of("a", "b"), "staff", true, "evil", "a".repeat(20_000) + "b",
						"pattern", "(a{50}){50}", "exp", Instant.EPOCH);
			}

			@Override
			public Map<String, ?> args() {
				return Map.of("id", "7", "inner", Map.of("x", 1.5));
			}

			@Override
			public Map<?, ?> parent() {
				return RESULT;
			}

			@Override
			public @Nullable Object result() {
				return RESULT;
			}

		};
	}

	@ParameterizedTest
	@ValueSource(strings = { "parent.nested == parent.nested", "parent.nested != parent.other",
			"parent.nested in [parent.other, parent.nested]", "{'x': parent.nested} == {'x': parent.nested}",
			"{parent.text: parent.nested} != {parent.text: parent.other}" })
	@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
	void comparesInATimeInProportionToWhatIsCompared(String expression) {
		assertThat(verdict(expression)).isEqualTo("true");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '@', quoteCharacter = '`', textBlock = """
			result.text == claims.sub                            @ true
			result.int == claims.sub                             @ false
			string(result.int) == claims.sub                     @ true
			result.int == 7                                      @ true
			result.int == 7.0 && result.long == 7u               @ true
			result.half == 0.5 && result.half < 1                @ true
			result.huge > 1.0e20                                 @ true
			result.wide == 9223372036854775808u                  @ true
			result.nil == null                                  @ true
			has(result.nil)                                     @ true
			has(result.none)                                     @ false
			has(result.none.id)                                  @ undecided
			has(result.deep.none)                                @ false
			result.none == 1                                     @ undecided
			result.none == 1 || true                             @ true
			result.none == 1 && false                            @ false
			result.deep == {'id': '7', 'tags': ['x', 'y']}       @ true
			result.list == [1, 'a', null]                        @ true
			'a' in result.list && !('b' in result.list)          @ true
			result.deep.tags.exists(t, t == 'y')                 @ true
			result.deep.tags.all(t, t == 'y')                    @ false
			result.deep.all(name, name in ['id', 'tags'])        @ true
			size(result) == 12                                   @ true
			type(result.int) == int                              @ true
			'a' in claims.groups && claims.staff                 @ true
			claims.staff                                         @ true
			claims.sub                                           @ undecided
			claims.exp == '1970-01-01T00:00:00Z'                 @ true
			claims.none                                          @ undecided
			has(claims.none) && claims.none                      @ false
			args.id == claims.sub && args.inner.x == 1.5            @ true
			args.n == 5                                          @ undecided
			!has(args.n)                                         @ true
			parent.text.startsWith('7')                          @ true
			parent.int.startsWith('7')                           @ undecided
			result.text > 1                                      @ undecided
			1 / (result.int - 7) == 1                            @ undecided
			claims.evil.matches('(a+)+$')                        @ false
			claims.evil.matches(claims.pattern)                  @ undecided
			result.many.all(x, x == 1)                           @ undecided
			result.many.size() == 2000                           @ true
			""")
	void means(String expression, String verdict) {
		assertThat(verdict(expression)).isEqualTo(verdict);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			claims.sub == args.id                     | -         | -
			parent.a.b == result.c[0].d               | a         | c
			has(parent.a) && has(result.b.c)          | a         | b
			result.a == result['b']                   | -         | $
			size(parent) == 1 && parent.a == 1        | $         | -
			result.l.exists(x, x.y == parent.z)       | z         | l
			[1].exists(x, result.a == x)              | -         | a
			""")
	void reads(String expression, String parent, String result) {
		Rule rule = rule(expression);
		assertThat(names(rule.parent())).isEqualTo(parent);
		assertThat(names(rule.result())).isEqualTo(result);
		assertThat(rule.readsResult()).isEqualTo(!result.equals("-"));
		assertThat(rule.isGeneral()).isEqualTo(result.equals("-") && parent.equals("-"));
	}

	private static String names(Set<JsonPath> read) {
		return read.isEmpty() ? "-"
				: read.stream()
					.map((path) -> path.isRoot() ? "$" : ((JsonPath.Name) path.steps().getFirst()).name())
					.collect(Collectors.joining(" "));
	}

	@Test
	void sortsTheSeverestFirst() {
		Compiled compiled = Compiled
			.of("""
					type Query { a: [Int] @allow(if: "true", otherwise: OMIT) @allow(if: "true") @allow(if: "true", otherwise: DENY) @value(of: []) }
					""");
		assertThat(compiled.blueprint().rules().ofField("Query", "a")).extracting(Rule::otherwise)
			.containsExactly(Otherwise.DENY, Otherwise.NULL, Otherwise.OMIT);
	}

}
