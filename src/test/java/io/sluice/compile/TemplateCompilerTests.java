package io.sluice.compile;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.sluice.blueprint.Absent;
import io.sluice.blueprint.NamedTemplate;
import io.sluice.blueprint.Template;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TemplateCompilerTests {

	@Test
	void keepsTheJsonTypeOfALonePlaceholder() {
		Template template = Compiled.of("type Query { a(n: Int): Int @value(of: \"{args.n}\") }").value("Query.a");
		assertThat(template).isInstanceOf(Template.Placeholder.class);
		assertThat(Compiled.evaluate(template, Map.of("ARGS['n']", 5))).isEqualTo(5);
		assertThat(Compiled.evaluate(template, Map.of())).isEqualTo(Absent.ABSENT);
	}

	@Test
	void joinsSeveralPartsToText() {
		Template template = value("\"{parent.first} {parent['last-name']}, {parent.tags[0]}!\"");
		assertThat(Compiled.evaluate(template,
				Map.of("PARENT['first']", "Ada", "PARENT['last-name']", "Lovelace", "PARENT['tags'][0]", 5)))
			.isEqualTo("Ada Lovelace, 5!");
		assertThat(Compiled.evaluate(template, Map.of("PARENT['first']", "Ada"))).isNull();
	}

	@Test
	void readsTwoBracesAsOne() {
		assertThat(value("\"{{a} {{{{b}\"")).isEqualTo(new Template.Constant("{a} {{b}"));
		assertThat(Compiled.evaluate(value("\"{{{parent.a}}\""), Map.of("PARENT['a']", 1))).isEqualTo("{1}");
	}

	@Test
	void findsTheEndOfAPlaceholderBehindQuotedBraces() {
		assertThat(Compiled.evaluate(value("\"{parent['a}b'].c}\""), Map.of("PARENT['a}b']['c']", 1))).isEqualTo(1);
	}

	@Test
	void keepsLiterals() {
		Template template = value(
				"[1, 3000000000, 30000000000000000000, 1.50, true, null, \"\", \"x\", {a: [2], b: {}}]");
		List<Object> expected = new ArrayList<>(Arrays.asList(1, 3000000000L, new BigInteger("30000000000000000000"),
				new BigDecimal("1.50"), true, null, "", "x"));
		expected.add(Map.of("a", List.of(2), "b", Map.of()));
		assertThat(Compiled.evaluate(template, Map.of())).isEqualTo(expected);
		assertThat(value("null")).isEqualTo(new Template.Constant(null));
	}

	@Test
	void readsBlockStrings() {
		Template template = value("\"\"\"\n    {parent.a}\n      and \"{parent.b}\"\n    \"\"\"");
		assertThat(Compiled.evaluate(template, Map.of("PARENT['a']", 1, "PARENT['b']", 2))).isEqualTo("1\n  and \"2\"");
	}

	@Test
	void readsTheWholeParent() {
		assertThat(Compiled.evaluate(value("\"{parent}\""), Map.of("PARENT", Map.of("a", 1))))
			.isEqualTo(Map.of("a", 1));
	}

	@Test
	void writesArgumentsInTheNamesOfTheCalledService() {
		String sdl = """
				type Query {
				  same(reviewInput: ReviewInput!): Int @rest(service: "catalog", post: "/", body: "{args.reviewInput}")
				  snake(reviewInput: ReviewInput!): Int @rest(service: "reviews", post: "/", body: "{args.reviewInput}")
				  all(reviewInput: ReviewInput, starCount: Int): Int @rest(service: "reviews", post: "/", body: "{args}")
				  kind(reviewInput: ReviewInput!): Int
				    @rest(service: "reviews", post: "/", body: {kind: "{args.reviewInput.moreKinds[0]}", camelCase: true})
				  value(reviewInput: ReviewInput!): String @value(of: "{args.reviewInput}")
				}
				input ReviewInput { productId: ID  title: String @from(path: "head.line")  moreKinds: [Kind!]  inner: ReviewInput }
				enum Kind { LONG_ONE @from(path: "long-one")  SHORT }
				""";
		Compiled compiled = Compiled.of(sdl);
		Map<String, Object> input = Map.of("productId", "1", "title", "t", "moreKinds", List.of("LONG_ONE", "SHORT"),
				"inner", Map.of("productId", "2"));
		Map<String, ?> values = Map.of("ARGS['reviewInput']", input, "ARGS['starCount']", 5,
				"ARGS['reviewInput']['moreKinds'][0]", "LONG_ONE");
		Map<String, Object> same = Map.of("productId", "1", "head.line", "t", "moreKinds", List.of("long-one", "SHORT"),
				"inner", Map.of("productId", "2"));
		Map<String, Object> snake = Map.of("product_id", "1", "head.line", "t", "more_kinds",
				List.of("long-one", "SHORT"), "inner", Map.of("product_id", "2"));
		assertThat(Compiled.evaluate(body(compiled, "Query.same"), values)).isEqualTo(same);
		assertThat(Compiled.evaluate(body(compiled, "Query.snake"), values)).isEqualTo(snake);
		assertThat(Compiled.evaluate(body(compiled, "Query.all"), values))
			.isEqualTo(Map.of("review_input", snake, "star_count", 5));
		assertThat(Compiled.evaluate(body(compiled, "Query.all"), Map.of("ARGS['starCount']", 5)))
			.isEqualTo(Map.of("star_count", 5));
		assertThat(Compiled.evaluate(body(compiled, "Query.kind"), values))
			.isEqualTo(Map.of("kind", "long-one", "camelCase", true));
		assertThat(Compiled.evaluate(compiled.value("Query.value"), values)).isEqualTo(same);
	}

	@Test
	void followsArgumentsIntoCustomScalars() {
		Template template = Compiled
			.of("scalar JSON type Query { a(any: [JSON!]): String @value(of: \"{args.any[1].b[0]['c d']}\") }")
			.value("Query.a");
		assertThat(Compiled.evaluate(template, Map.of("ARGS['any'][1]['b'][0]['c d']", 1))).isEqualTo(1);
	}

	@Test
	void readsHeadersInLowerCaseAndTheRequest() {
		List<NamedTemplate> query = Compiled
			.of("""
					type Query {
					  a: Int @rest(service: "catalog", get: "/", query: {a: "{headers.X-Tenant}", b: "{headers['x-tenant']}",
					    c: "{request.id} {request.operationName} {request.locale} {request.idempotencyKey}"})
					}
					""")
			.call("Query.a")
			.query();
		List<String> names = new ArrayList<>();
		query.forEach((parameter) -> parameter.value().references((reference) -> names.add(Compiled.name(reference))));
		assertThat(names).containsExactly("HEADERS['x-tenant']", "HEADERS['x-tenant']", "REQUEST['id']",
				"REQUEST['operationName']", "REQUEST['locale']", "REQUEST['idempotencyKey']");
	}

	@Test
	void showsAllReferencesInTheOrderWritten() {
		List<String> names = new ArrayList<>();
		value("{a: \"{parent.x}\", b: [\"{parent.y}-{parent.z}\"]}")
			.references((reference) -> names.add(Compiled.name(reference)));
		assertThat(names).containsExactly("PARENT['x']", "PARENT['y']", "PARENT['z']");
	}

	private static Template body(Compiled compiled, String field) {
		return compiled.call(field).body().orElseThrow();
	}

	private static Template value(String literal) {
		return Compiled
			.of("scalar JSON type Query { a: A @value(of: {}) } type A { a: JSON @value(of: " + literal + ") }")
			.value("A.a");
	}

}
