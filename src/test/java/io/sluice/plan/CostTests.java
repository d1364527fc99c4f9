package io.sluice.plan;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.execution.RawVariables;
import graphql.execution.ValuesResolver;
import graphql.language.Document;
import graphql.language.FragmentDefinition;
import graphql.language.OperationDefinition;
import graphql.parser.Parser;
import io.sluice.blueprint.Blueprint;
import io.sluice.compile.BlueprintCompiler;
import io.sluice.compile.Compilation;
import io.sluice.config.Home;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What operations cost, by the cost directives specification of IBM. */
class CostTests {

	/** The schema of Apollo's documentation of demand control. */
	private static final String BOOKS = """
			type Query {
			  book(id: ID): Book @value(of: {})
			  bestsellers: [Book] @listSize(assumedSize: 5) @value(of: [])
			  newestAdditions(after: ID, limit: Int!): [Book] @listSize(slicingArguments: ["limit"]) @value(of: [])
			}
			type Book { title: String  author: Author  publisher: Publisher }
			type Author { name: String }
			type Publisher { name: String  address: Address }
			type Address @cost(weight: 5) { zipCode: Int! }
			""";

	private static final String BOOK = " { title author { name } publisher { name address { zipCode } } } ";

	@TempDir
	private Path folder;

	private Estimate estimate(String schema, String document, Map<String, Object> variables) {
		Home home = new Home(this.folder).with("schema/s.graphqls", schema).with("gateway-config/services.yaml", """
				sluice:
				  services:
				    a: {rest: {base-url: "http://a"}}
				    b: {rest: {base-url: "http://b"}}
				""");
		Blueprint blueprint = switch (BlueprintCompiler.compile(home.read())) {
			case Compilation.Compiled(var compiled) -> compiled;
			case Compilation.Refused(var problems) -> throw new AssertionError(problems.toString());
		};
		Document parsed = Parser.parse(document);
		OperationDefinition operation = parsed.getDefinitionsOfType(OperationDefinition.class).getFirst();
		Map<String, FragmentDefinition> fragments = parsed.getDefinitionsOfType(FragmentDefinition.class)
			.stream()
			.collect(Collectors.toMap(FragmentDefinition::getName, Function.identity()));
		CoercedVariables coerced = ValuesResolver.coerceVariableValues(blueprint.schema(),
				operation.getVariableDefinitions(), RawVariables.of(variables), GraphQLContext.getDefault(),
				Locale.ROOT);
		return new Planner(blueprint).plan(operation, fragments, coerced.toMap(), (_) -> true)
			.cost()
			.estimate((arguments) -> arguments.coerce(coerced, GraphQLContext.getDefault(), Locale.ROOT));
	}

	private Estimate estimate(String schema, String document) {
		return estimate(schema, document, Map.of());
	}

	/** "The field cost of this query can be statically analyzed as 11.0" (Example 2). */
	@Test
	void isThatOfTheFirstExampleOfTheSpecification() {
		Estimate estimate = estimate("""
				type User { name: String  age: Int @cost(weight: "2.0") }
				type Query { users(max: Int): [User] @listSize(slicingArguments: ["max"]) @value(of: []) }
				""", "{ users(max: 5) { age } }");
		assertThat(estimate.fields()).isEqualTo(11);
		assertThat(estimate.types()).isEqualTo(6);
		assertThat(estimate.cost()).isEqualTo(17);
	}

	/** Argument Weights, Negative Weights, Input Field Weights (Examples 10 to 12). */
	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{ topProducts }                                              |  5
			{ topProducts(filter: {}) }                                  | 20
			{ topProducts(filter: {approx: YES}) }                       |  8
			{ topProducts(filter: null) }                                |  5
			{ mostPopularProduct { id } }                                |  5
			{ mostPopularProduct(approx: YES) { id } }                   |  2
			{ mostPopularProduct(approx: YES, rough: true) { id } }      |  0
			{ a: mostPopularProduct(rough: true) { id } b: topProducts } |  5
			{ lists(filters: [{approx: YES}, {}, {approx: NO}]) }        |  0
			{ lists(filters: [{more: {more: {}}}]) }                     |  3
			{ lists(filters: {approx: null}) }                           |  1
			""")
	void isThatOfTheOtherExamplesOfTheSpecification(String document, double cost) {
		String schema = """
				input Filter { approx: Approximate @cost(weight: "-12.0")  more: Filter }
				enum Approximate { YES NO }
				type Product { id: ID }
				type Query {
				  topProducts(filter: Filter @cost(weight: "15.0")): [String] @cost(weight: "5.0") @listSize(assumedSize: 10)
				    @value(of: [])
				  mostPopularProduct(approx: Approximate @cost(weight: -3.0), rough: Boolean @cost(weight: -7)): Product
				    @cost(weight: 5) @value(of: {})
				  lists(filters: [Filter!]): Int @value(of: 1)
				}
				""";
		assertThat(estimate(schema, document).fields()).isEqualTo(cost);
	}

	/** Directive Arguments (Example 13). */
	@Test
	void isLessForADirectiveThatSavesWork() {
		String schema = """
				directive @approx(tolerance: Float! @cost(weight: "-1.0"), how: How = {}) on FIELD
				input How { a: Int @cost(weight: 0.25) }
				type Query { a: Int @cost(weight: 3) @value(of: 1)  b: Int @value(of: 1) }
				""";
		assertThat(estimate(schema, "{ a }").fields()).isEqualTo(3);
		assertThat(
				estimate(schema, "{ a @approx(tolerance: 1, how: null) b @approx(tolerance: 1, how: null) }").fields())
			.isEqualTo(2);
		assertThat(estimate(schema, "{ a @approx(tolerance: 1, how: {a: 1}) }").fields()).isEqualTo(3.25);
		assertThat(estimate(schema, "query($t: Float!) { a @approx(tolerance: $t) }", Map.of("t", 1.0)).fields())
			.isEqualTo(2);
		assertThat(estimate(schema, "{ a @include(if: true) }").fields()).isEqualTo(3);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			book(id: 1)               |  9 |  8
			bestsellers               | 41 | 40
			newestAdditions(limit: 3) | 25 | 24
			newestAdditions(limit: 7) | 57 | 56
			""")
	void isThatOfApollosExamples(String field, double types, double typesBelowAFreeRoot) {
		String document = "{ " + field + BOOK + "}";
		assertThat(estimate(BOOKS, document).types()).isEqualTo(types);
		assertThat(estimate(BOOKS.replace("type Query", "type Query @cost(weight: \"0\")"), document).types())
			.isEqualTo(typesBelowAFreeRoot);
	}

	@Test
	void dependsOnVariables() {
		String document = "query($n: Int!) { newestAdditions(limit: $n)" + BOOK + "}";
		for (int limit : List.of(0, 3, 7)) {
			assertThat(estimate(BOOKS, document, Map.of("n", limit)).types()).isEqualTo(1 + 8 * limit);
		}
		assertThat(estimate(BOOKS, "query($n: Int! = 9) { newestAdditions(limit: $n) { title } }").types())
			.isEqualTo(10);
		assertThat(estimate(BOOKS, document, Map.of("n", -3)).types()).isEqualTo(1);
		assertThat(estimate(BOOKS, document, Map.of("n", Integer.MAX_VALUE)).cost()).isGreaterThan(17_000_000_000L);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{ films(first: 4) { edges { node { id } } } }                                      |  8 |  1
			{ films(last: 3) { edges { node { id } } total } }                                 |  6 |  1
			{ films(first: 4, last: 6) { edges { node { id } } } }                             | 12 |  2
			{ films { edges { node { id } } } }                                                | 20 |  0
			{ films(first: null) { edges { node { id } } } }                                   | 20 |  0
			{ films(first: 4) { edges { node { id } } others { id } } }                        | 18 |  1
			query($n: Int) { films(last: $n) { edges { node { id } } } }                       | 20 |  0
			query($n: Int = 2) { films(first: $n) { edges { cursor } } }                       |  2 |  1
			{ nested(page: {first: 4}) { id } }                                                |  4 |  1
			{ nested(page: {first: 4, last: 5}) { id } }                                       |  5 |  2
			{ nested(page: {first: 3, last: 5}) { id } }                                       |  5 |  1
			{ nested { id } }                                                                  |  3 |  1
			{ nested(page: {}) { id } }                                                        |  3 |  1
			{ nested(page: null) { id } }                                                      | 10 |  0
			query($p: Page = {last: 8}) { nested(page: $p) { id } }                            |  8 |  1
			query($l: Int = 8) { nested(page: {last: $l}) { id } }                             |  8 |  1
			{ usual { id } }                                                                   |  7 |  1
			{ usual(first: 2) { id } }                                                         |  2 |  1
			{ usual(last: 2) { id } }                                                          |  7 |  1
			{ usual(last: 9) { id } }                                                          |  9 |  1
			""")
	void takesTheLengthOfListsFromArguments(String document, double films, int given) {
		Estimate estimate = estimate(
				"""
						type Query {
						  films(first: Int, last: Int): Films! @listSize(slicingArguments: ["first", "last"], sizedFields: ["edges"])
						    @value(of: {})
						  nested(page: Page = {}): [Film] @listSize(slicingArguments: ["page.first", "page.last"]) @value(of: [])
						  usual(first: Int = 7, last: Int): [Film!]! @listSize(slicingArguments: ["first", "last"]) @value(of: [])
						}
						input Page { first: Int = 3  last: Int }
						type Films @cost(weight: 0) { edges: [Edge!]!  total: Int  others: [Film] }
						type Edge { node: Film  cursor: ID }
						type Film { id: ID }
						""",
				document);
		assertThat(estimate.types() - 1).isEqualTo(films);
		assertThat(estimate.largest()).hasValueSatisfying((slice) -> assertThat(slice.given()).isEqualTo(given));
		assertThat(estimate.unclear().isPresent()).isEqualTo(given != 1);
	}

	@Test
	void ofAnInterfaceOrUnionIsThatOfTheDearestType() {
		String schema = """
				type Query { any: [Any] @listSize(assumedSize: 2) @value(of: [])  node: Node @value(of: {}) }
				interface Node { id: ID  list: [ID!] @listSize(assumedSize: 4) }
				union Any = A | B
				type A implements Node @cost(weight: 3) { id: ID @cost(weight: 1)  list: [ID!] @listSize(assumedSize: 6) }
				type B implements Node { id: ID @cost(weight: 4)  list: [ID!]  more: [Small!] }
				scalar Long
				enum Small @cost(weight: 2) { ONE }
				""";
		assertThat(estimate(schema, "{ node { id } }")).satisfies((estimate) -> {
			assertThat(estimate.types()).isEqualTo(1 + 3);
			assertThat(estimate.fields()).isEqualTo(1 + 4);
		});
		assertThat(estimate(schema, "{ any { __typename ... on B { id } ... on A { id } } }")).satisfies((estimate) -> {
			assertThat(estimate.types()).isEqualTo(1 + 2 * 3);
			assertThat(estimate.fields()).isEqualTo(1 + 2 * 4);
		});
		assertThat(estimate(schema, "{ node { ... on B { more } } }").types()).isEqualTo(1 + 1 + 10 * 2);
		assertThat(estimate(schema, "{ node { __typename } __typename }").cost()).isEqualTo(1 + 3 + 1);
	}

	@Test
	void ofListsOfListsIsThatOfAllElements() {
		assertThat(estimate("type Query { all: [[A]!] @listSize(assumedSize: 3) @value(of: []) } type A { id: ID }",
				"{ all { id } }")
			.types()).isEqualTo(1 + 3 * 10);
	}

	@Test
	void ofIntrospectionIsFlat() {
		String schema = "type Query { a: Int @value(of: 1) }";
		assertThat(estimate(schema, "{ a __schema { types { name fields { name } } } }").cost()).isEqualTo(101);
		assertThat(estimate(schema, "{ __typename a }").cost()).isEqualTo(1);
	}

	@Test
	void ofWhatCannotBeCountedIsMoreThanAnyLimit() {
		String deep = "{ n" + " { n".repeat(40) + " { id" + " }".repeat(42);
		assertThat(estimate("""
				type Query { n: [N] @listSize(assumedSize: 2147483647) @value(of: []) }
				type N { id: ID  n: [N] @listSize(assumedSize: 2147483647)  @cost(weight: 1e9) }
				""", deep).cost()).isGreaterThan(Integer.MAX_VALUE);
	}

	/** Fractions are added up as they are written, and rounded at the end. */
	@Test
	void isRoundedUpOnce() {
		String schema = """
				type Query @cost(weight: 0) { a: Int @cost(weight: "0.1") @value(of: 1)  b: Int @cost(weight: 0.2) @value(of: 1) }
				""";
		assertThat(estimate(schema, "{ a }").cost()).isEqualTo(1);
		assertThat(estimate(schema, "{ a x: a y: a z: b c: b d: b e: a }").cost()).isEqualTo(1);
		assertThat(estimate(schema, "{ a x: a y: a z: b c: b d: b e: b }").cost()).isEqualTo(2);
		assertThat(estimate(schema, "{ __typename }").cost()).isZero();
	}

	/** It fails without asking for anything. */
	@Test
	void ofAFieldWhoseArgumentsAreNoneIsNothing() {
		Map<String, Object> none = new HashMap<>();
		none.put("n", null);
		Estimate estimate = estimate(BOOKS, "query($n: Int = 3) { newestAdditions(limit: $n) { title } }", none);
		assertThat(estimate.cost()).isOne();
		assertThat(estimate.unclear()).isEmpty();
	}

	/** A lookup of many has an element for each key. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{ items(ids: [1, 2, 3]) { id } }                                |  3
			{ items(ids: []) { id } }                                       |  0
			{ items(ids: 1) { id } }                                        |  1
			{ items { id } }                                                |  2
			{ items(ids: null) { id } }                                     | 10
			query($ids: [ID!] = [1, 2, 3, 4]) { items(ids: $ids) { id } }   |  4
			{ inside(in: {ids: [1, 2]}) { id } }                            |  2
			{ inside(in: {}) { id } }                                       | 10
			{ written(ids: [1, 2]) { id } }                                 |  7
			{ indexed(lists: [[1, 2]]) { id } }                             | 10
			{ made(ids: [1]) { id } }                                       | 10
			""")
	void ofALookupIsThatOfItsKeys(String document, int items) {
		assertThat(estimate("""
				type Query {
				  items(ids: [ID!] = [1, 2]): [Item] @lookup(key: "{args.ids}")
				  inside(in: In): [Item] @lookup(key: "{args.in.ids}")
				  written(ids: [ID!]): [Item] @listSize(assumedSize: 7) @lookup(key: "{args.ids}")
				  indexed(lists: [[ID!]]): [Item] @lookup(key: "{args.lists[0]}")
				  made(ids: [ID!]): [Item] @lookup(key: "{claims.ids}")
				}
				input In { ids: [ID!] }
				type Item @key(fields: "id") @rest(service: "a", get: "/i/{key}") { id: ID }
				""", document).types()).isEqualTo(1 + items);
	}

	/** At most: what is asked for twice is not counted once. */
	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{ one { id } }                                                         |   1 |   0
			{ many(first: 50) { id } }                                             |   1 |   0
			{ many(first: 50) { single } }                                         |   1 |  50
			{ many(first: 0) { single } }                                          |   1 |   0
			{ many(first: 50) { same } }                                           |   1 |   1
			{ many(first: 50) { fresh } }                                          |   1 |  50
			{ many(first: 50) { batch } }                                          |   1 |   5
			{ many(first: 51) { batch batched: batch } }                           |   1 |  12
			{ many(first: 50) { next { id } } }                                    |  51 |   0
			{ many(first: 50) { next { batch } } }                                 |  51 |  50
			{ many(first: 50) { next { next { single } } } }                       | 101 |  50
			{ many(first: 3) { others { id } } }                                   |  31 |   0
			{ many(first: 50) { group { id } } }                                   |   1 |   5
			{ many(first: 50) { group { batch } } }                                |   1 |  14
			{ many(first: 50) { group { group { single } } } }                     |   1 |  64
			{ many(first: 10) { any { ... on Item { single } ... on Group { single } } } } | 1 |  10
			{ many(first: 10) { any { ... on Item { batch } ... on Group { batch } } } }   | 1 |   2
			{ looked(ids: [1, 2, 3]) { id } }                                      |   3 |   0
			{ group(id: 1) { id } a: group(id: 2) { id } }                         |   0 |   2
			{ many(first: 2147483647) { next { next { next { next { id } } } } } } | 8589934589 | 0
			""")
	void countsCalls(String document, long a, long b) {
		String schema = """
				type Query {
				  one: Item @rest(service: "a", get: "/one")
				  many(first: Int): [Item] @listSize(slicingArguments: ["first"]) @rest(service: "a", get: "/many")
				  looked(ids: [ID!]): [Item] @lookup(key: "{args.ids}")
				  group(id: ID): Group @lookup(key: "{args.id}")
				}
				type Item @key(fields: "id") @rest(service: "a", get: "/items/{key}") {
				  id: ID
				  single: Int @rest(service: "b", get: "/single/{parent.id}")
				  same: Int @rest(service: "b", get: "/same")
				  fresh: Int @rest(service: "b", post: "/fresh", headers: [{name: "K", value: "{request.idempotencyKey}"}])
				  batch: Int @rest(service: "b", get: "/batch", query: {id: "{keys}"},
				    batch: {key: "{parent.id}", match: KEY, maxSize: 10})
				  next: Item @lookup(key: "{parent.next}")
				  others: [Item] @lookup(key: "{parent.others}")
				  group: Group @lookup(key: "{parent.group}")
				  any: Any
				}
				type Group @key(fields: "id")
				  @rest(service: "b", get: "/groups", query: {id: "{keys}"}, batch: {match: "id", maxSize: 10}) {
				  id: ID
				  batch: Int @rest(service: "b", get: "/batch", query: {id: "{keys}"},
				    batch: {key: "{parent.id}", match: KEY, maxSize: 10})
				  group: Group @lookup(key: "{parent.group}")
				  single: Int @rest(service: "b", get: "/single/{parent.id}")
				}
				union Any = Item | Group
				""";
		Map<String, Long> calls = estimate(schema, document).calls();
		assertThat(calls.getOrDefault("a", 0L)).isEqualTo(a);
		assertThat(calls.getOrDefault("b", 0L)).isEqualTo(b);
	}

}
