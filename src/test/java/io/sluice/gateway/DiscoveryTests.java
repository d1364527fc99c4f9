package io.sluice.gateway;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.github.tomakehurst.wiremock.client.WireMock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What callers find out of what they may not have. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DiscoveryTests {

	private static final String SCHEMA = """
			type Query {
			  open(in: In, kind: Kind, n: Int): String
			    @rest(service: "shop", get: "/open", query: {n: "{args.in.n}", kind: "{args.in.kind}", other: "{args.kind}"})
			  secret: String @requiresScopes(scopes: [["all"]]) @rest(service: "shop", get: "/secret")
			  things: [Thing] @rest(service: "shop", get: "/things")
			  node: Node @rest(service: "shop", get: "/node")
			  counted(n: Int, kind: Kind): Int @rest(service: "shop", get: "/counted")
			}
			type Mutation { secret: String @requiresScopes(scopes: [["all"]]) @rest(service: "shop", post: "/secret") }
			union Thing = Item | Vault
			interface Node { id: ID  note: String }
			type Item implements Node { id: ID  note: String  price: Int @requiresScopes(scopes: [["all"]]) }
			type Vault implements Node @requiresScopes(scopes: [["all"]]) { id: ID  note: String  gold: Int }
			enum Kind @requiresScopes(scopes: [["all"]]) { SMALL LARGE }
			input In { n: Int  kind: Kind = LARGE }
			""";

	private final FakeIssuer issuer = new FakeIssuer();

	private final Services services = new Services();

	private Gateway hiding;

	private Gateway showing;

	@BeforeAll
	void start(@TempDir Path folder) {
		this.hiding = gateway(folder.resolve("hiding"), "HIDE");
		this.showing = gateway(folder.resolve("showing"), "SHOW");
	}

	private Gateway gateway(Path folder, String discovery) {
		return Gateway.in(folder)
			.schema(SCHEMA)
			.services(Map.of("shop", this.services.url("shop")))
			.file("gateway-config/security.yaml",
					this.issuer.settings() + "sluice.security.discovery: " + discovery + "\n")
			.start();
	}

	@BeforeEach
	void forget() {
		this.services.server().resetAll();
		Map.of("open", "\"o\"", "secret", "\"s\"", "node", "{\"__typename\": \"Vault\", \"id\": 1, \"note\": \"n\"}",
				"things",
				"[{\"__typename\": \"Item\", \"id\": 1, \"price\": 5}, {\"__typename\": \"Vault\", \"id\": 2, \"gold\": 7}]")
			.forEach((path, json) -> this.services.server()
				.stubFor(WireMock.any(WireMock.urlPathEqualTo("/shop/" + path)).willReturn(WireMock.okJson(json))));
	}

	@AfterAll
	void stop() {
		this.hiding.close();
		this.showing.close();
		this.issuer.close();
		this.services.close();
	}

	private JsonNode ask(Gateway gateway, String query, Map<String, ?> variables, boolean all) {
		String token = this.issuer.token(this.issuer.claims().claim("scope", all ? "all" : "read").build());
		return gateway.ask(Map.of("query", query, "variables", variables), List.of("Authorization", "Bearer " + token));
	}

	private int calls() {
		return this.services.server().getAllServeEvents().size();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{ secret }                                     | secret | absent
			{ a: secret open }                             | secret | absent
			{ open ...f } fragment f on Query { secret }   | secret | absent
			{ things { ... on Item { price } } }           | price  | cheap
			{ things { ... on Vault { __typename } } }     | Vault  | Cellar
			{ node { ...f } } fragment f on Vault { gold } | Vault  | Cellar
			{ open(kind: SMALL) }                          | kind   | sort
			{ open(in: {kind: SMALL}) }                    | kind   | sort
			query($k: Kind) { open }                       | Kind   | Sort
			query($k: [Kind!]) { counted(n: 1) }           | Kind   | Sort
			mutation { secret }                            | secret | absent
			mutation { __typename }                        | -      | -
			subscription { secret }                        | secret | absent
			""")
	void whatIsHiddenIsAsUnknownAsWhatThereIsNot(String query, String hidden, String unknown) {
		JsonNode refused = ask(this.hiding, query, Map.of(), false);
		JsonNode nonsense = ask(this.hiding, query.replaceAll("\\b" + hidden + "\\b", unknown), Map.of(), false);
		String expected = nonsense.toString()
			.replaceAll("\\b" + unknown + "\\b", hidden)
			.replaceAll("\"(line|column)\":\\d+", "");
		assertThat(refused.toString().replaceAll("\"(line|column)\":\\d+", "")).isEqualTo(expected)
			.doesNotContain("Did you mean");
		assertThat(refused.has("data")).isFalse();
		assertThat(calls()).isZero();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			{"n": 1, "kind": "SMALL"} | {"n": 1, "sort": "SMALL"}
			{"kind": null}            | {"sort": null}
			""")
	void variablesCannotSayWhatIsHidden(String hidden, String unknown) {
		String query = "query($in: In) { open(in: $in) }";
		JsonNode refused = ask(this.hiding, query, Map.of("in", Json.read(hidden)), false);
		JsonNode nonsense = ask(this.hiding, query, Map.of("in", Json.read(unknown)), false);
		assertThat(refused.at("/errors/0/extensions/code").asString()).isEqualTo("BAD_USER_INPUT");
		assertThat(refused.toString()).isEqualTo(nonsense.toString().replace("sort", "kind"));
		assertThat(calls()).isZero();
	}

	@Test
	void saysOfAHiddenFieldWhatTheReadmeShows() {
		assertThat(ask(this.hiding, "{ things { ... on Item { price } } }", Map.of(), false)).isEqualTo(Json
			.read("""
					{"errors": [{
					  "message": "Validation error (FieldUndefined@[things/price]) : Field 'price' in type 'Item' is undefined",
					  "locations": [{"line": 1, "column": 26}],
					  "extensions": {"code": "GRAPHQL_VALIDATION_FAILED", "classification": "BAD_REQUEST"}
					}]}"""));
	}

	@Test
	void whatIsHiddenHasItsDefault() {
		assertThat(ask(this.hiding, "{ open(in: {n: 3}) }", Map.of(), false).has("errors")).isFalse();
		assertThat(
				ask(this.hiding, "query($in: In) { open(in: $in) }", Map.of("in", Map.of("n", 3)), false).has("errors"))
			.isFalse();
		this.services.server().verify(2, WireMock.getRequestedFor(WireMock.urlEqualTo("/shop/open?n=3&kind=LARGE")));
	}

	@Test
	void oneTextIsAnotherDocumentForOthers() {
		for (String query : List.of("{ open secret }", "query Other { secret open }")) {
			boolean first = query.startsWith("{");
			for (int round = 0; round < 2; round++) {
				for (boolean all : List.of(first, !first)) {
					JsonNode answer = ask(this.hiding, query, Map.of(), all);
					assertThat(answer.has("errors")).as("%s for %s", query, all).isEqualTo(!all);
					assertThat(answer.has("data")).isEqualTo(all);
				}
			}
		}
	}

	@Test
	void objectsOfATypeThatIsHiddenNameNothing() {
		JsonNode answer = ask(this.hiding, "{ things { __typename ... on Item { id } } node { id note } }", Map.of(),
				false);
		assertThat(answer.get("data")).isEqualTo(Json.read("""
				{"things": [{"__typename": "Item", "id": "1"}, {"__typename": null}],
				 "node": {"id": null, "note": null}}""".replace("{\"__typename\": null}", "null")));
		assertThat(answer.get("errors")).hasSize(3)
			.allSatisfy((error) -> assertThat(error.get("extensions"))
				.isEqualTo(Json.read("{\"code\": \"UNAUTHORIZED_FIELD_OR_TYPE\", \"classification\": \"FORBIDDEN\"}")));
		assertThat(answer.toString()).doesNotContain("Vault");
	}

	@Test
	void whoeverHasAllSeesAll() {
		assertThat(
				ask(this.hiding, "{ secret things { ... on Vault { gold } ... on Item { price } } open(kind: SMALL) }",
						Map.of(), true)
					.get("data"))
			.isEqualTo(Json.read("{\"secret\": \"s\", \"things\": [{\"price\": 5}, {\"gold\": 7}], \"open\": \"o\"}"));
	}

	@Test
	void whatIsShownIsRefusedByName() {
		JsonNode answer = ask(this.showing, "{ open secret }", Map.of(), false);
		assertThat(answer.get("data")).isEqualTo(Json.read("{\"open\": \"o\", \"secret\": null}"));
		assertThat(answer.at("/errors/0/extensions/code").asString()).isEqualTo("UNAUTHORIZED_FIELD_OR_TYPE");
		assertThat(answer.at("/errors/0/extensions/coordinate").asString()).isEqualTo("Query.secret");
		JsonNode mistaken = ask(this.showing, "{ secre things { pric } ... on Vaul { gold } }", Map.of(), false);
		assertThat(mistaken.toString()).doesNotContain("secret", "price", "Vault");
	}

}
