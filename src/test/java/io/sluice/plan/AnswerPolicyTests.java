package io.sluice.plan;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import graphql.language.Document;
import graphql.language.FragmentDefinition;
import graphql.language.OperationDefinition;
import graphql.parser.Parser;
import io.sluice.blueprint.Blueprint;
import io.sluice.compile.Blueprints;
import io.sluice.config.Home;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** How long answers may be kept. */
class AnswerPolicyTests {

	private static final String SERVICES = """
			sluice:
			  security: {client-headers: [X-Tenant]}
			  services:
			    s: {rest: {base-url: "http://s"}}
			    own: {rest: {base-url: "http://own"}, auth: {forward: true}}
			    alone: {rest: {base-url: "http://alone"}, sharing: CALLER}
			""";

	/** The schema of Apollo Server's documentation, and its table. */
	private static final String APOLLO = """
			type Query {
			  book: Book @rest(service: "s", get: "/book")
			  cachedBook: Book @cacheControl(maxAge: 60) @rest(service: "s", get: "/book")
			  reader: Reader @cacheControl(maxAge: 40) @rest(service: "s", get: "/reader")
			}
			type Book {
			  title: String
			  cachedTitle: String @cacheControl(maxAge: 30)
			}
			type Reader {
			  book: Book @cacheControl(inheritMaxAge: true)
			}
			""";

	private static final String SCHEMA = """
			type Query {
			  post: Post @rest(service: "s", get: "/post")
			  posts: [Post!]! @rest(service: "s", get: "/posts") @cacheControl(maxAge: 10)
			  any: Any @rest(service: "s", get: "/any") @cacheControl(maxAge: 100)
			  one: One @rest(service: "s", get: "/one")
			  text: String @rest(service: "s", get: "/text")
			  mine: Post @rest(service: "own", get: "/mine")
			  alone: Post @rest(service: "alone", get: "/alone")
			  hello: String @rest(service: "s", get: "/", query: {l: "{request.locale}", id: "{request.id}"}) @cacheControl(maxAge: 9)
			  tenant: String @rest(service: "s", get: "/{headers.X-Tenant}") @cacheControl(maxAge: 9)
			  name: String @value(of: "{claims.name}") @cacheControl(maxAge: 9)
			  byName: Post @lookup(key: "{claims.name}")
			  known: Post @rest(service: "s", get: "/known") @authenticated
			  ruled: Post @rest(service: "s", get: "/ruled") @allow(if: "result.id != '0'")
			  secret: Secret @rest(service: "s", get: "/secret") @cacheControl(maxAge: 9)
			}
			type Mutation {
			  change: Post @rest(service: "s", post: "/change")
			}
			type Post implements Any @key(fields: "id") @cacheControl(maxAge: 240) @rest(service: "s", get: "/posts/{key}") {
			  id: ID
			  title: String
			  author: Author
			  writer: Author @cacheControl(inheritMaxAge: true)
			  votes: Int @cacheControl(maxAge: 30)
			  readByMe: Boolean @cacheControl(scope: PRIVATE)
			  gone: Int @cacheControl(maxAge: 0)
			  short: Post @cacheControl(inheritMaxAge: true)
			}
			interface Any { id: ID }
			union One @cacheControl(maxAge: 50) = Post | Author
			type Author implements Any { id: ID }
			type Secret @allow(if: "result.owner == claims.sub") { id: ID }
			""";

	@TempDir
	Path folder;

	@ParameterizedTest
	@CsvSource({ "{ book { cachedTitle } }, 0", "{ cachedBook { title } }, 60", "{ cachedBook { cachedTitle } }, 30",
			"{ reader { book { title } } }, 40", "{ reader { book { cachedTitle } } }, 30" })
	void isTheOneOfApollo(String query, long maxAge) {
		assertThat(policy(APOLLO, query).maxAge()).isEqualTo(Duration.ofSeconds(maxAge));
		assertThat(policy(APOLLO, query).isKept()).isEqualTo(maxAge > 0);
		assertThat(policy(APOLLO, query).isPublic()).isEqualTo(maxAge > 0);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{ post { id title } }                        | 240
			{ post { author { id } } }                   | 0
			{ post { writer { id } } }                   | 240
			{ post { votes writer { id } } }             | 30
			{ post { gone } }                            | 0
			{ post { short { id } } }                    | 240
			{ posts { id } }                             | 10
			{ posts { votes } post { id } }              | 10
			{ any { id } }                               | 100
			{ any { id ... on Post { votes } } }         | 30
			{ any { ...F } } fragment F on Post { gone } | 0
			{ one { ... on Post { id } } }               | 50
			{ text }                                     | 0
			{ post { id } text }                         | 0
			{ __typename }                               | 0
			{ __typename post { __typename } }           | 240
			{ post { id } __schema { description } }     | 0
			mutation { change { id } }                   | 0
			""")
	void isTheLeastOfAllFields(String document, long maxAge) {
		assertThat(policy(SCHEMA, document).maxAge()).isEqualTo(Duration.ofSeconds(maxAge));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{ post { id } }          | true
			{ hello }                | true
			{ post { readByMe } }    | false
			{ post { id } mine { id } } | false
			{ alone { id } }         | false
			{ tenant }               | false
			{ name }                 | false
			{ byName { id } }        | false
			{ known { id } }         | false
			{ ruled { id } }         | false
			{ secret { id } }        | false
			""")
	void isOneCallersIfAnythingOfItIs(String query, boolean isPublic) {
		assertThat(policy(SCHEMA, query).isKept()).isTrue();
		assertThat(policy(SCHEMA, query).isPublic()).isEqualTo(isPublic);
	}

	@Test
	void namesTheHeadersThatMakeADifference() {
		assertThat(policy(SCHEMA, "{ post { id } }").varying()).isEmpty();
		assertThat(policy(SCHEMA, "{ hello tenant }").varying()).containsExactly("accept-language", "x-tenant");
	}

	@Test
	void isNeverPublicWhereNobodyMayAskWithoutAToken() {
		Blueprint blueprint = Blueprints.compile(home(SCHEMA).with("gateway-config/security.yaml", """
				sluice.security:
				  require-authentication: true
				  issuers: [{issuer: "https://id", audiences: [a]}]
				""").read());
		assertThat(policy(blueprint, "{ post { id } }").isPublic()).isFalse();
	}

	private AnswerPolicy policy(String sdl, String document) {
		return policy(Blueprints.compile(home(sdl).read()), document);
	}

	private Home home(String sdl) {
		return new Home(this.folder).with("schema/s.graphqls", sdl).with("gateway-config/services.yaml", SERVICES);
	}

	private static AnswerPolicy policy(Blueprint blueprint, String text) {
		Document document = new Parser().parseDocument(text);
		Map<String, FragmentDefinition> fragments = new HashMap<>();
		document.getDefinitionsOfType(FragmentDefinition.class)
			.forEach((fragment) -> fragments.put(fragment.getName(), fragment));
		return new Planner(blueprint)
			.plan(document.getFirstDefinitionOfType(OperationDefinition.class).orElseThrow(), fragments, Map.of(),
					(_) -> true)
			.policy();
	}

}
