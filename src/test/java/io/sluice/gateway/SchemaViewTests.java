package io.sluice.gateway;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What callers learn of the schema, whichever way they ask. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SchemaViewTests {

	private static final String TYPES = "{ s: __schema { types { name } } }";

	private final FakeIssuer issuer = new FakeIssuer();

	private Gateway gateway;

	@BeforeAll
	void start(@TempDir Path folder) {
		this.gateway = Gateway.in(folder).schema("""
				type Query {
				  thing(of: Kind, n: Int = 1): Thing @value(of: {})
				  me: Customer @authenticated @value(of: {})
				}
				union Thing = Open | Vault
				interface Node { id: ID }
				type Open implements Node { id: ID  open: Int  gone: Int @deprecated }
				type Vault implements Node @requiresScopes(scopes: [["vault"]]) { id: ID  gold: Int }
				type Customer { name: String }
				enum Kind @requiresScopes(scopes: [["vault"]]) { SMALL LARGE }
				""").file("gateway-config/security.yaml", this.issuer.settings()).start();
	}

	@AfterAll
	void stop() {
		this.gateway.close();
		this.issuer.close();
	}

	private List<String> bearer(String scope) {
		return List.of("Authorization",
				"Bearer " + this.issuer.token(this.issuer.claims().claim("scope", scope).build()));
	}

	private static List<String> own(JsonNode answer) {
		List<String> names = new ArrayList<>();
		answer.at("/data/s/types").forEach((type) -> names.add(type.get("name").asString()));
		names.removeIf((name) -> name.startsWith("__") || List.of("String", "Boolean", "Int", "ID").contains(name));
		return names;
	}

	private HttpResponse<String> sdl(List<String> headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(this.gateway.url("/schema.graphql"));
		if (!headers.isEmpty()) {
			request.headers(headers.toArray(String[]::new));
		}
		return this.gateway.send(request.build());
	}

	@Test
	void introspectionHasWhatTheCallerMayHave() {
		Map<String, String> query = Map.of("query", TYPES);
		assertThat(own(this.gateway.ask(query, List.of()))).containsExactly("Node", "Open", "Query", "Thing");
		assertThat(own(this.gateway.ask(query, bearer("read")))).containsExactly("Customer", "Node", "Open", "Query",
				"Thing");
		assertThat(own(this.gateway.ask(query, bearer("vault")))).containsExactly("Customer", "Kind", "Node", "Open",
				"Query", "Thing", "Vault");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			Nonsense | null
			Vault    | null
			Kind     | null
			Customer | null
			Thing    | {"fields":null,"possibleTypes":[{"name":"Open"}]}
			Node     | {"fields":[{"name":"id","args":[]}],"possibleTypes":[{"name":"Open"}]}
			Query    | {"fields":[{"name":"thing","args":[{"name":"n","defaultValue":"1"}]}],"possibleTypes":null}
			""")
	void aTypeThatIsRefusedIsUnknown(String name, String expected) {
		String fragment = " fragment T on Query { t: __type(name: \"%s\") { fields { name args { name defaultValue } } possibleTypes { name } } }"
			.formatted(name);
		JsonNode answer = this.gateway.ask("query Q { ...T }" + fragment);
		assertThat(answer).hasToString("{\"data\":{\"t\":" + expected + "}}");
		JsonNode all = this.gateway.ask(Map.of("query", "query Q { ...T }" + fragment), bearer("vault"));
		assertThat(all.at("/data/t").isNull()).isEqualTo(name.equals("Nonsense"));
	}

	/** In whichever fragment they stand, and with a variable that only the others use. */
	@ParameterizedTest
	@ValueSource(strings = { "query Q { me { name } ...S } fragment S on Query { %s }",
			"query Q { %s ... on Query { thing(of: LARGE) { ... on Vault { gold } } ...M } } fragment M on Query { me { name } }",
			"query Q($of: Kind) { thing(of: $of) { ... on Node { id } } me { name } ... { %s } }" })
	void fieldsThatTheCallerMayNotHaveDoNotKeepItFromAsking(String query) {
		JsonNode answer = this.gateway.ask(query.formatted("s: __schema { types { name } }"));
		assertThat(own(answer)).containsExactly("Node", "Open", "Query", "Thing");
		assertThat(answer.at("/data/me").isNull()).isTrue();
		assertThat(answer.get("errors").toString()).contains("UNAUTHORIZED_FIELD_OR_TYPE")
			.doesNotContain("INTERNAL_SERVER_ERROR");
	}

	@Test
	void introspectionInBadFaithIsRefused() {
		String deep = "types { fields { type { fields { type { fields { type { name } } } } } } }";
		JsonNode answer = this.gateway
			.ask("{ me { name } a: __schema { %s } b: __schema { %s } }".formatted(deep, deep));
		assertThat(answer.get("errors").toString())
			.contains("This request is not asking for introspection in good faith");
		assertThat(answer.at("/data/a").isObject()).isFalse();
	}

	@Test
	void isTheSameByGetAndOnASocket() {
		HttpRequest request = HttpRequest
			.newBuilder(this.gateway.url("/graphql?query=" + URLEncoder.encode(TYPES, StandardCharsets.UTF_8)))
			.header("GraphQL-Require-Preflight", "1")
			.build();
		assertThat(own(Json.read(this.gateway.send(request).body()))).containsExactly("Node", "Open", "Query", "Thing");
		try (SocketClient client = SocketClient.of(this.gateway)
			.header("Authorization", bearer("read").get(1))
			.open()) {
			client.initialise().subscribe("1", TYPES);
			assertThat(own(client.next().get("payload"))).containsExactly("Customer", "Node", "Open", "Query", "Thing");
		}
	}

	@Test
	void theTextOfTheSchemaHasWhatTheCallerMayHave() {
		assertThat(sdl(List.of()).body()).isEqualTo("""
				interface Node {
				  id: ID
				}

				union Thing = Open

				type Open implements Node {
				  gone: Int @deprecated(reason : "No longer supported")
				  id: ID
				  open: Int
				}

				type Query {
				  thing(n: Int = 1): Thing
				}
				""");
		assertThat(sdl(bearer("vault")).body()).contains("type Vault implements Node {", "enum Kind {",
				"thing(n: Int = 1, of: Kind): Thing", "me: Customer");
	}

	@Test
	void theTextOfTheSchemaIsKeptForEachCallerOnItsOwn() {
		HttpResponse<String> anonymous = sdl(List.of());
		String etag = anonymous.headers().firstValue("ETag").orElseThrow();
		assertThat(anonymous.headers().firstValue("Cache-Control")).contains("no-cache, private");
		assertThat(String.join(", ", anonymous.headers().allValues("Vary")))
			.isEqualTo("Accept-Encoding, Authorization");
		HttpResponse<String> unchanged = sdl(List.of("If-None-Match", etag));
		assertThat(unchanged.statusCode()).isEqualTo(304);
		assertThat(unchanged.headers().firstValue("Cache-Control")).contains("no-cache, private");
		List<String> other = new ArrayList<>(bearer("vault"));
		other.addAll(List.of("If-None-Match", etag));
		HttpResponse<String> changed = sdl(other);
		assertThat(changed.statusCode()).isEqualTo(200);
		assertThat(changed.headers().firstValue("ETag")).isNotEqualTo(etag);
		assertThat(sdl(bearer("vault and more")).headers().firstValue("ETag"))
			.isEqualTo(changed.headers().firstValue("ETag"));
	}

}
