package io.sluice.command.calls;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import graphql.parser.Parser;
import graphql.validation.Validator;
import io.sluice.blueprint.Blueprint;
import io.sluice.compile.Blueprints;
import io.sluice.config.Home;
import io.sluice.config.Place;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class FindingsTests {

	private static final String SERVICES = """
			sluice:
			  services:
			    blog: {rest: {base-url: "http://blog"}}
			    users: {rest: {base-url: "http://users"}, max-calls-per-operation: 150}
			""";

	private static final String PRODUCT = """
			type Product @key(fields: "id") @rest(service: "blog", get: "/products/{key}") { id: ID }
			""";

	@TempDir
	private Path folder;

	@Test
	void tellsWhereACallIsMadeForEachParent() {
		List<Finding> findings = findings("", """
				type Query {
				  posts(first: Int): [Post] @rest(service: "blog", get: "/posts") @listSize(slicingArguments: ["first"])
				}
				type Post {
				  author: User @rest(service: "blog", get: "/users/{parent.user}")
				}
				type User { name: String }
				""");
		assertThat(findings).containsExactly(new Finding.ManyCalls(new Place("schema/0.graphqls", 5, 3), "Post.author",
				"blog", 499, 499, 500, "query ($first: Int) { posts(first: $first) { author { __typename } } }",
				Map.of("first", 499)));
	}

	@ParameterizedTest
	@CsvSource({ "'', 150, 150, 150", "'sluice.limits.list-size: 40', 40, 40, 120",
			"'sluice.limits: {list-size: 40, root-fields: 2}', 40, 40, 80",
			"'sluice.limits: {list-size: 40, aliases: 2}', 40, 40, 80", "'sluice.limits.cost: 101', 33, 33, 33" })
	void asksForAsMuchAsTheLimitsAllow(String limits, int size, int calls, int most) {
		List<Finding> findings = findings(limits, """
				type Query {
				  posts(first: Int): [Post] @rest(service: "blog", get: "/posts") @listSize(slicingArguments: ["first"])
				}
				type Post {
				  author: User @rest(service: "users", get: "/users/{parent.user}")
				}
				type User { name: String }
				""");
		Finding.ManyCalls found = (Finding.ManyCalls) findings.getFirst();
		assertThat(found.sizes()).isEqualTo(Map.of("first", size));
		assertThat(found.calls()).isEqualTo(calls);
		assertThat(found.most()).isEqualTo(most);
		assertThat(found.limit()).isEqualTo(150);
	}

	@Test
	void goesTheWayOnWhichListsAreLongest() {
		List<Finding> findings = findings("sluice.limits.cost: 700", """
				type Query {
				  post: Post @rest(service: "blog", get: "/posts/1")
				  posts: [Post] @rest(service: "blog", get: "/posts") @listSize(assumedSize: 3)
				}
				type Post {
				  comments: [Comment] @listSize(assumedSize: 7)
				  author: String @rest(service: "users", get: "/users/{parent.user}")
				}
				type Comment {
				  answers(first: Int = 5): [Comment] @listSize(slicingArguments: ["first"])
				  post: Post
				  author: String @rest(service: "users", get: "/users/{parent.user}")
				}
				""");
		assertThat(findings).extracting(Finding::field).containsExactly("Post.author", "Comment.author");
		assertThat((Finding.ManyCalls) findings.getFirst()).satisfies((found) -> {
			assertThat(found.operation())
				.isEqualTo("query ($first: Int) { posts { comments { answers(first: $first) { post { author } } } } }");
			assertThat(found.sizes()).isEqualTo(Map.of("first", 7));
			assertThat(found.calls()).isEqualTo(3 * 7 * 7);
		});
		assertThat((Finding.ManyCalls) findings.getLast()).satisfies((found) -> {
			assertThat(found.operation())
				.isEqualTo("query ($first: Int) { posts { comments { answers(first: $first) { author } } } }");
			assertThat(found.calls()).isEqualTo(3 * 7 * 7);
		});
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					a batch              | author: String @rest(service: "users", get: "/users", query: {id: "{keys}"}, batch: {key: "{parent.user}", match: "id"})
					the same for all     | author: String @rest(service: "users", get: "/users/1")
					by arguments alone   | author(id: ID!): String @rest(service: "users", get: "/users/{args.id}")
					no call              | author: String @from(path: "a")
					""")
	void saysNothingOfWhatIsCalledOnce(String why, String field) {
		assertThat(findings("", """
				type Query { posts: [Post] @rest(service: "blog", get: "/posts") @listSize(assumedSize: 50) }
				type Post { %s }
				""".formatted(field))).as(why).isEmpty();
	}

	@Test
	void saysNothingOfWhatIsBelowNoList() {
		assertThat(findings("", """
				type Query { post(id: ID!): Post @rest(service: "blog", get: "/posts/{args.id}") }
				type Post { author: String @rest(service: "users", get: "/users/{parent.user}") }
				""")).isEmpty();
	}

	@Test
	void countsKeysThatAreLookedUpOneByOne() {
		List<Finding> findings = findings("", PRODUCT + """
				type Query { products(which: Which!): [Product] @lookup(key: "{args.which.ids}") }
				input Which { ids: [ID!]! }
				""");
		assertThat(findings).containsExactly(
				new Finding.ManyCalls(new Place("schema/0.graphqls", 2, 14), "Query.products", "blog", 500, 500, 500,
						"query ($which: Which!) { products(which: $which) { __typename } }", Map.of("which", 500)));
	}

	@Test
	void findsItsWayThroughPagesAndAbstractTypes() {
		List<Finding> findings = findings("", """
				type Query {
				  page(range: Range!, tag: String!, sort: Sort! = NEW): Page @rest(service: "blog", get: "/posts")
				    @listSize(slicingArguments: ["range.first"], sizedFields: ["items"])
				}
				input Range { first: Int! after: String }
				enum Sort { NEW OLD }
				type Page { items: [Item] }
				union Item = Post
				type Post implements Node { id: ID self: Node }
				interface Node { id: ID }
				type User implements Node { id: ID author: String @rest(service: "users", get: "/users/{parent.id}") }
				""");
		assertThat(findings).containsExactly(
				new Finding.ManyCalls(new Place("schema/0.graphqls", 11, 36), "User.author", "users", 150, 150, 150,
						"query ($range: Range!, $tag: String!) { page(range: $range, tag: $tag) "
								+ "{ items { ... on Post { self { ... on User { author } } } } } }",
						Map.of("range", 150)));
	}

	@Test
	void namesVariablesApart() {
		List<Finding> findings = findings("",
				"""
						type Query { a(first: Int!): [A] @rest(service: "blog", get: "/a") @listSize(slicingArguments: ["first"]) }
						type A { b(first: Int!): [B] @listSize(slicingArguments: ["first"]) }
						type B { c: String @rest(service: "users", get: "/{parent.c}") }
						""");
		assertThat(((Finding.ManyCalls) findings.getFirst()).operation())
			.isEqualTo("query ($first: Int!, $first2: Int!) { a(first: $first) { b(first: $first2) { c } } }");
		assertThat(((Finding.ManyCalls) findings.getFirst()).sizes()).containsEntry("first2", 150)
			.containsEntry("first", 1);
	}

	@Test
	void tellsOfWhichListsNobodySaysHowLongTheyAre() {
		assertThat(findings("sluice.limits.assumed-list-size: 25", """
				type Query {
				  posts: [Post] @rest(service: "blog", get: "/posts")
				  page(first: Int): Page @rest(service: "blog", get: "/posts")
				    @listSize(slicingArguments: ["first"], sizedFields: ["items"])
				}
				type Page { items: [Post] others: [Post] }
				type Post { tags: [String] }
				""")).containsExactly(
				new Finding.AssumedLength(new Place("schema/0.graphqls", 2, 3), "Query.posts", 25),
				new Finding.AssumedLength(new Place("schema/0.graphqls", 6, 27), "Page.others", 25));
	}

	@Test
	void allItsOperationsAreValid() {
		Blueprint sample = Blueprints.compile(new Home(Path.of("")).read());
		List<Finding.ManyCalls> found = Findings.in(sample)
			.stream()
			.filter(Finding.ManyCalls.class::isInstance)
			.map(Finding.ManyCalls.class::cast)
			.toList();
		assertThat(found).isNotEmpty().allSatisfy((finding) -> {
			assertThat(
					new Validator().validateDocument(sample.schema(), Parser.parse(finding.operation()), Locale.ROOT))
				.isEmpty();
			assertThat(finding.calls()).isBetween(2L, finding.limit());
			assertThat(finding.most()).isBetween(finding.calls(), finding.limit());
		});
	}

	private List<Finding> findings(String limits, String schema) {
		return Findings.in(Blueprints.compile(new Home(this.folder).with("gateway-config/services.yaml", SERVICES)
			.with("gateway-config/limits.yaml", limits)
			.with("schema/0.graphqls", schema)
			.read()));
	}

}
