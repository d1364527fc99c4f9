package io.sluice.gateway;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;

import graphql.schema.idl.SchemaParser;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Operators see what is called for the fields of the schema, and nobody else does. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AnnotatedSchemaTests {

	private static final String PATH = "/schema.graphql?annotated";

	private static final String SCHEMA = """
			type Query {
			  "Somebody's own."
			  mine: [Item!] @rest(service: "s", get: "/mine/{claims.sub}", query: {tenant: "{headers.X-Tenant}"})
			  item(id: ID!): Item @lookup(key: "{args.id}")
			  once: Int @rest(service: "s", get: "/once/{request.id}")
			  hidden: Int @requiresScopes(scopes: [["nobody:has"]]) @rest(service: "s", get: "/hidden")
			  hello: String @value(of: "Hello")
			}
			type Mutation { change: Int @rest(service: "s", get: "/change") }
			type Item @key(fields: "id") @cacheControl(maxAge: 60, staleIfError: 600)
			  @rest(service: "s", get: "/items", query: {id: "{keys}"}, batch: {match: "id", maxSize: 20}) {
			  "What it is."
			  id: ID
			}
			""";

	private final FakeIssuer issuer = new FakeIssuer();

	private Gateway gateway;

	@BeforeAll
	void start(@TempDir Path folder) {
		this.gateway = setup(folder,
				"  security: {operator-scope: sluice:operate, introspection: NONE, client-headers: [X-Tenant]}");
	}

	private Gateway setup(Path folder, String more) {
		return Gateway.in(folder)
			.schema(SCHEMA)
			.services(Map.of("s", "http://127.0.0.1:1"))
			.file("gateway-config/security.yaml", this.issuer.settings())
			.file("gateway-config/limits.yaml", "sluice:\n" + more)
			.start();
	}

	@AfterAll
	void stop() {
		this.gateway.close();
		this.issuer.close();
	}

	@Test
	void operatorsSeeWhatIsCalled() {
		HttpResponse<String> answer = send(this.gateway, PATH, token("sluice:operate"));
		assertThat(answer.statusCode()).isEqualTo(200);
		assertThat(answer.headers().allValues("Cache-Control")).containsExactly("no-cache, private");
		assertThat(answer.headers().firstValue("Vary").orElse("")).contains("Authorization");
		assertThat(new SchemaParser().parse(answer.body()).types()).containsKeys("Query", "Mutation", "Item");
		assertThat(answer.body()).contains("""
				  calls: s, GET /mine/{claims.sub}?tenant={headers.x-tenant}
				  depends on: {claims.sub} {headers.x-tenant}
				  shared with: whoever has the same of these
				  kept for: 60s, 600s more if the service fails
				  "\""
				  mine: [Item!]
				""")
			.contains("""
					  "\""
					  calls: s, GET /items?id={keys}, up to 20 keys at once
					  depends on: nothing but what is asked for
					  shared with: everyone
					  kept for: 60s, 600s more if the service fails
					  "\""
					  item(id: ID!): Item
					""")
			.contains("""
					  calls: s, GET /once/{request.id}
					  depends on: nothing but what is asked for
					  shared with: nobody: it sends {request.id}
					  kept for: no time
					""")
			.contains("""
					type Mutation {
					  "\""
					  calls: s, GET /change
					  shared with: nobody
					  "\""
					  change: Int
					}
					""")
			.contains("Somebody's own.\n", "  calls: s, GET /hidden\n", "  \"What it is.\"\n  id: ID\n",
					"  hello: String\n");
	}

	@Test
	void othersAreRefused() {
		assertThat(send(this.gateway, PATH, "").statusCode()).isEqualTo(401);
		HttpResponse<String> refused = send(this.gateway, PATH, token("read"));
		assertThat(refused.statusCode()).isEqualTo(403);
		assertThat(refused.body()).contains("FORBIDDEN", "This is for operators.").doesNotContain("calls:");
		assertThat(send(this.gateway, "/schema.graphql", token("sluice:operate")).statusCode()).isEqualTo(403);
	}

	@Test
	void thereIsNothingWithoutOperators(@TempDir Path folder) {
		try (Gateway plain = setup(folder, "  security: {client-headers: [X-Tenant]}")) {
			assertThat(send(plain, PATH, token("sluice:operate")).statusCode()).isEqualTo(404);
			assertThat(send(plain, "/schema.graphql", "").body()).contains("Somebody's own.").doesNotContain("calls:");
		}
	}

	private String token(String scope) {
		return "Bearer " + this.issuer.token(this.issuer.claims().claim("scope", scope).build());
	}

	private static HttpResponse<String> send(Gateway gateway, String path, String authorization) {
		HttpRequest.Builder request = HttpRequest.newBuilder(gateway.url(path));
		return gateway
			.send((authorization.isEmpty() ? request : request.header("Authorization", authorization)).build());
	}

}
