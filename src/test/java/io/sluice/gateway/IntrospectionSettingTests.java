package io.sluice.gateway;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Who may ask for the schema. */
class IntrospectionSettingTests {

	private final FakeIssuer issuer = new FakeIssuer();

	private final Services services = new Services();

	@AfterEach
	void stop() {
		this.issuer.close();
		this.services.close();
	}

	private Gateway gateway(Path folder, String introspection, String discovery) {
		return Gateway.in(folder)
			.schema("""
					type Query {
					  a: String @rest(service: "shop", get: "/a")
					  b: String @authenticated @rest(service: "shop", get: "/b")
					}
					""")
			.services(Map.of("shop", this.services.url("shop")))
			.file("gateway-config/security.yaml",
					this.issuer.settings() + "sluice.security.introspection: " + introspection
							+ "\nsluice.security.discovery: " + discovery + "\n")
			.start();
	}

	private static HttpResponse<String> sdl(Gateway gateway, List<String> headers) {
		HttpRequest.Builder request = HttpRequest.newBuilder(gateway.url("/schema.graphql"));
		if (!headers.isEmpty()) {
			request.headers(headers.toArray(String[]::new));
		}
		return gateway.send(request.build());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			introspection | discovery | anonymous | caller
			ALL           | SHOW      | yes       | yes
			AUTHENTICATED | SHOW      | no        | yes
			AUTHENTICATED | HIDE      | no        | yes
			NONE          | SHOW      | no        | no
			NONE          | HIDE      | no        | no
			""", useHeadersInDisplayName = true)
	void isForAllForCallersWithATokenOrForNobody(String introspection, String discovery, String anonymous,
			String caller, @TempDir Path folder) {
		try (Gateway gateway = gateway(folder, introspection, discovery)) {
			List<String> token = List.of("Authorization", "Bearer " + this.issuer.token());
			for (List<String> headers : List.of(List.<String>of(), token)) {
				boolean told = (headers.isEmpty() ? anonymous : caller).equals("yes");
				for (String query : List.of("{ a s: __schema { queryType { name } } }",
						"{ __type(name: \"Query\") { name } }",
						"query Q { ...F a } fragment F on Query { ... { __schema { types { name } } } }")) {
					JsonNode answer = gateway.ask(Map.of("query", query), headers);
					assertThat(answer.has("data")).as(query).isEqualTo(told);
					if (!told) {
						assertThat(answer.at("/errors/0/extensions/code").asString())
							.isEqualTo("INTROSPECTION_DISABLED");
						assertThat(this.services.server().getAllServeEvents()).isEmpty();
					}
					this.services.server().resetRequests();
				}
				assertThat(sdl(gateway, headers).statusCode() == 200).isEqualTo(told);
				assertThat(gateway.ask(Map.of("query", "{ __typename }"), headers))
					.isEqualTo(Json.read("{\"data\": {\"__typename\": \"Query\"}}"));
			}
		}
	}

	@Test
	void isRefusedByTheRulesOfHttp(@TempDir Path folder) {
		String body = "{\"query\": \"{ __schema { queryType { name } } }\"}";
		try (Gateway gateway = gateway(folder.resolve("none"), "NONE", "SHOW")) {
			assertThat(gateway.post(body, List.of()).statusCode()).isEqualTo(200);
			HttpResponse<String> refused = gateway.post(body, List.of("Accept", "application/graphql-response+json"));
			assertThat(refused.statusCode()).isEqualTo(403);
			assertThat(Json.read(refused.body())).isEqualTo(Json
				.read("""
						{"errors": [{
						  "message": "The schema is not told to anybody.",
						  "locations": [{"line": 1, "column": 3}],
						  "path": ["__schema"],
						  "extensions": {"code": "INTROSPECTION_DISABLED", "classification": "FORBIDDEN", "coordinate": "Query.__schema"}
						}]}"""));
			HttpResponse<String> sdl = sdl(gateway, List.of());
			assertThat(sdl.statusCode()).isEqualTo(403);
			assertThat(Json.read(sdl.body()).at("/errors/0/extensions/code").asString())
				.isEqualTo("INTROSPECTION_DISABLED");
			assertThat(sdl.headers().firstValue("Cache-Control")).contains("no-store");
		}
		try (Gateway gateway = gateway(folder.resolve("authenticated"), "AUTHENTICATED", "SHOW")) {
			HttpResponse<String> sdl = sdl(gateway, List.of());
			assertThat(sdl.statusCode()).isEqualTo(401);
			assertThat(sdl.headers().firstValue("WWW-Authenticate")).contains("Bearer");
			assertThat(gateway.ask("{ __type(name: \"Query\") { name } }").at("/errors/0/message").asString())
				.isEqualTo("The schema is told to callers with a good token only.");
		}
	}

}
