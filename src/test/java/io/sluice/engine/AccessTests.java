package io.sluice.engine;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import graphql.ExecutionResult;
import io.sluice.access.Caller;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Flux;

import static org.assertj.core.api.Assertions.assertThat;

/** What a caller may not see is left out: it is not asked for, and it is an error. */
class AccessTests {

	private static final String SCHEMA = """
			type Query {
			  open: String @rest(service: "s", get: "/open")
			  known: String @authenticated @rest(service: "s", get: "/known")
			  either: String @requiresScopes(scopes: [["a"], ["b"]]) @rest(service: "s", get: "/either")
			  both: String @requiresScopes(scopes: [["a", "b"]]) @rest(service: "s", get: "/both")
			  item: Item @rest(service: "s", get: "/item")
			  items: [Item!] @rest(service: "s", get: "/items")
			  vault: Vault @rest(service: "s", get: "/vault")
			  things: [Thing] @rest(service: "s", get: "/things")
			  kind: Kind @rest(service: "s", get: "/kind")
			  token: Date @rest(service: "s", get: "/token")
			  node: Node @rest(service: "s", get: "/node")
			  strict: String! @requiresScopes(scopes: [["a"]]) @value(of: "x")
			}
			type Mutation {
			  free: Item @rest(service: "s", post: "/free")
			  guarded: Item @authenticated @rest(service: "s", post: "/guarded")
			}
			type Events { happened: Item @authenticated @rest(service: "s", get: "/happened")  seen: Item @rest(service: "s", get: "/seen") }
			type Item {
			  id: ID
			  owner: ID @requiresScopes(scopes: [["a"]])
			  secret: String! @requiresScopes(scopes: [["a"]])
			  friend: Item @rest(service: "s", get: "/friends/{parent.owner}")
			}
			type Vault @requiresScopes(scopes: [["a"]]) { gold: Int  silver: Int @requiresScopes(scopes: [["b"]]) }
			union Thing = Item | Vault
			interface Node { id: ID @requiresScopes(scopes: [["b"]])  name: String }
			type Leaf implements Node @authenticated { id: ID @requiresScopes(scopes: [["a"]])  name: String }
			enum Kind @authenticated { X }
			scalar Date @requiresScopes(scopes: [["a"]])
			""";

	@TempDir
	Path folder;

	private EngineFixture engine;

	@BeforeEach
	void begin() {
		this.engine = new EngineFixture(this.folder, SCHEMA);
		Map.of("open", "\"o\"", "known", "\"k\"", "either", "\"e\"", "both", "\"b\"", "kind", "\"X\"", "token",
				"\"2026-01-01\"", "vault", "{\"gold\": 1, \"silver\": 2}", "node",
				"{\"__typename\": \"Leaf\", \"id\": 1, \"name\": \"n\"}", "item",
				"{\"id\": 1, \"owner\": 2, \"secret\": \"s\"}")
			.forEach((path, json) -> this.engine.with("GET /" + path, json));
	}

	private static Caller caller(String scopes) {
		return switch (scopes) {
			case "nobody" -> Caller.ANONYMOUS;
			case "none" -> new Caller(true, Set.of(), Map.of());
			default -> new Caller(true, Set.of(scopes.split(" ")), Map.of());
		};
	}

	private ExecutionResult execute(String document, Caller caller) {
		return this.engine
			.execute(this.engine.input(document).graphQLContext((context) -> context.of(Caller.class, caller)));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			selection                          | nobody | none | a   | b   | a b
			open                               | yes    | yes  | yes | yes | yes
			known                              | no     | yes  | yes | yes | yes
			either                             | no     | no   | yes | yes | yes
			both                               | no     | no   | no  | no  | yes
			item { id }                        | yes    | yes  | yes | yes | yes
			item { owner }                     | no     | no   | yes | no  | yes
			item { secret }                    | no     | no   | yes | no  | yes
			vault { gold }                     | no     | no   | yes | no  | yes
			vault { silver }                   | no     | no   | no  | no  | yes
			vault { __typename }               | no     | no   | yes | no  | yes
			kind                               | no     | yes  | yes | yes | yes
			token                              | no     | no   | yes | no  | yes
			node { name }                      | no     | yes  | yes | yes | yes
			node { id }                        | no     | no   | no  | no  | yes
			node { __typename }                | no     | yes  | yes | yes | yes
			node { ... on Leaf { id } }        | no     | no   | no  | no  | yes
			strict                             | no     | no   | yes | no  | yes
			""", useHeadersInDisplayName = true)
	void isAMatrix(String selection, String nobody, String none, String a, String b, String both) {
		List<String> expected = List.of(nobody, none, a, b, both);
		List<String> callers = List.of("nobody", "none", "a", "b", "a b");
		for (int i = 0; i < callers.size(); i++) {
			ExecutionResult result = execute("{ " + selection + " }", caller(callers.get(i)));
			List<Object> codes = result.getErrors().stream().map((error) -> error.getExtensions().get("code")).toList();
			boolean seen = codes.isEmpty();
			assertThat(seen ? "yes" : "no").as("%s for %s", selection, callers.get(i)).isEqualTo(expected.get(i));
			assertThat(codes).allMatch("UNAUTHORIZED_FIELD_OR_TYPE"::equals);
		}
	}

	@Test
	void asksNoServiceForWhatIsRefused() {
		ExecutionResult result = execute("{ open known vault { gold } }", Caller.ANONYMOUS);
		assertThat(this.engine.asked()).containsExactly("GET /open");
		assertThat(EngineFixture.errors(result)).containsExactly("[known] UNAUTHORIZED_FIELD_OR_TYPE",
				"[vault] UNAUTHORIZED_FIELD_OR_TYPE");
		assertThat(result.<Map<String, Object>>getData()).containsEntry("open", "o").containsEntry("known", null);
	}

	@Test
	void tellsWhereAndNothingMore() {
		ExecutionResult result = execute("{ a: item { s: owner } }", Caller.ANONYMOUS);
		assertThat(result.getErrors().getFirst().toSpecification())
			.isEqualTo(Map.of("message", "The caller may not see this field.", "path", List.of("a", "s"), "locations",
					List.of(Map.of("line", 1, "column", 13)), "extensions", Map.of("code", "UNAUTHORIZED_FIELD_OR_TYPE",
							"classification", "FORBIDDEN", "coordinate", "Item.owner")));
	}

	@Test
	void propagatesNull() {
		this.engine.with("GET /items", "[{\"id\": 1, \"secret\": \"s\"}]");
		ExecutionResult result = execute("{ open items { id secret } }", Caller.ANONYMOUS);
		assertThat(EngineFixture.errors(result)).containsExactly("[items, 0, secret] UNAUTHORIZED_FIELD_OR_TYPE");
		assertThat(result.<Map<String, Object>>getData()).containsEntry("items", null).containsEntry("open", "o");
	}

	@Test
	void readsKeysThatTheCallerMayNotSee() {
		this.engine.with("GET /friends/2", "{\"id\": 9}");
		ExecutionResult result = execute("{ item { friend { id } owner } }", Caller.ANONYMOUS);
		assertThat(this.engine.asked()).containsExactly("GET /item", "GET /friends/2");
		assertThat(EngineFixture.errors(result)).containsExactly("[item, owner] UNAUTHORIZED_FIELD_OR_TYPE");
	}

	@Test
	void showsOfAListWhatMayBeSeen() {
		this.engine.with("GET /things",
				"[{\"__typename\": \"Item\", \"id\": 1}, {\"__typename\": \"Vault\", \"gold\": 5}]");
		ExecutionResult result = execute("{ things { __typename ... on Item { id } ... on Vault { gold } } }",
				caller("none"));
		assertThat(result.<Map<String, Object>>getData()).hasToString("{things=[{__typename=Item, id=1}, null]}");
		assertThat(EngineFixture.errors(result)).containsExactly("[things, 1, __typename] UNAUTHORIZED_FIELD_OR_TYPE",
				"[things, 1, gold] UNAUTHORIZED_FIELD_OR_TYPE");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			mutation { free { id } guarded { id } }  | [guarded]
			mutation { free { id owner } }           | [free, owner]
			mutation { free { friend { secret } } }  | [free, friend, secret]
			""")
	void refusesAMutationBeforeItHasAnyEffect(String document, String path) {
		ExecutionResult result = execute(document, Caller.ANONYMOUS);
		assertThat(this.engine.asked()).isEmpty();
		assertThat(result.isDataPresent()).isFalse();
		assertThat(EngineFixture.errors(result)).containsExactly(path + " UNAUTHORIZED_FIELD_OR_TYPE");
	}

	@Test
	void refusesASubscriptionWithoutEvents() {
		ExecutionResult result = execute("subscription { happened { id } }", Caller.ANONYMOUS);
		assertThat(EngineFixture.errors(result)).containsExactly("[happened] UNAUTHORIZED_FIELD_OR_TYPE");
		this.engine.streaming("GET /seen", Flux.empty());
		assertThat(execute("subscription { seen { owner } }", Caller.ANONYMOUS).getErrors()).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{ open known }                                           | [known]
			{ open i: item { id o: owner friend { secret } } }       | [i, o]; [i, friend, secret]
			{ things { ... on Vault { gold } } ...f } fragment f on Query { strict } | [things, gold]; [strict]
			{ strict open }                                          | [strict]
			mutation { free { id owner } }                           | [free, owner]
			subscription { seen { id owner } }                       | [seen, owner]
			""")
	void refusesTheWholeOperationIfToldSo(String document, String paths) {
		EngineFixture rejecting = new EngineFixture(this.folder.resolve("rejecting"), SCHEMA,
				"sluice.security.reject-unauthorized: true");
		ExecutionResult result = rejecting.execute(rejecting.input(document));
		assertThat(rejecting.asked()).isEmpty();
		assertThat(result.isDataPresent()).isFalse();
		assertThat(EngineFixture.errors(result)).containsExactly(Stream.of(paths.split("; "))
			.map((path) -> path + " UNAUTHORIZED_FIELD_OR_TYPE")
			.toArray(String[]::new));
	}

	@Test
	void answersWhatMayBeSeenAsAWhole() {
		EngineFixture rejecting = new EngineFixture(this.folder.resolve("rejecting"), SCHEMA,
				"sluice.security.reject-unauthorized: true");
		rejecting.with("GET /open", "\"o\"").with("GET /known", "\"k\"");
		String document = "query($all: Boolean!) { open known @include(if: $all) }";
		ExecutionResult nobody = rejecting.execute(rejecting.input(document).variables(Map.of("all", false)));
		assertThat(nobody.getErrors()).isEmpty();
		ExecutionResult somebody = rejecting.execute(rejecting.input(document)
			.variables(Map.of("all", true))
			.graphQLContext((context) -> context.of(Caller.class, caller("none"))));
		assertThat(somebody.getErrors()).isEmpty();
		assertThat(rejecting.asked()).containsExactly("GET /open", "GET /open", "GET /known");
	}

	@Test
	void keepsTheViewsOfOneDocumentApart() {
		Programs programs = new Programs(() -> {
		});
		String document = "{ item { id owner } known }";
		for (int round = 0; round < 2; round++) {
			assertThat(errors(document, Caller.ANONYMOUS, programs)).hasSize(2);
			assertThat(errors(document, caller("a"), programs)).isEmpty();
			assertThat(errors(document, caller("b"), programs)).hasSize(1);
		}
	}

	private List<String> errors(String document, Caller caller, Programs programs) {
		return EngineFixture.errors(this.engine.execute(this.engine.input(document)
			.graphQLContext((context) -> context.of(Caller.class, caller, Programs.class, programs))));
	}

}
