package io.sluice.gateway;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.github.tomakehurst.wiremock.client.WireMock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a verified token is good for: fields, claims, and services that it is forwarded
 * to.
 */
class CallerUseTests {

	@Test
	void decidesWhatIsSeenAndWhatServicesAreTold(@TempDir Path folder) {
		try (FakeIssuer issuer = new FakeIssuer(); Services services = new Services()) {
			services.server().stubFor(WireMock.get("/shop/users/ann").willReturn(WireMock.okJson("\"Ann\"")));
			services.server().stubFor(WireMock.get("/shop/costs").willReturn(WireMock.okJson("7")));
			try (Gateway gateway = Gateway.in(folder)
				.schema("""
						type Query {
						  me: String @authenticated @rest(service: "shop", get: "/users/{claims.sub}")
						  cost: Int @requiresScopes(scopes: [["cost"]]) @rest(service: "shop", get: "/costs")
						}
						""")
				.file("gateway-config/services.yaml", """
						sluice.services.shop:
						  rest: {base-url: "%s"}
						  auth: {forward: true}
						""".formatted(services.url("shop")))
				.file("gateway-config/security.yaml", issuer.settings())
				.start()) {
				Map<String, String> query = Map.of("query", "{ me cost }");
				JsonNode nobody = gateway.ask(query, List.of());
				assertThat(nobody.get("data")).isEqualTo(Json.read("{\"me\": null, \"cost\": null}"));
				assertThat(nobody.at("/errors/0/extensions/code").asString()).isEqualTo("UNAUTHORIZED_FIELD_OR_TYPE");
				assertThat(services.server().getAllServeEvents()).isEmpty();
				String token = issuer.token();
				JsonNode ann = gateway.ask(query, List.of("Authorization", "Bearer " + token));
				assertThat(ann.get("data")).isEqualTo(Json.read("{\"me\": \"Ann\", \"cost\": null}"));
				services.server()
					.verify(1, WireMock.getRequestedFor(WireMock.urlEqualTo("/shop/users/ann"))
						.withHeader("Authorization", WireMock.equalTo("Bearer " + token)));
				String more = issuer.token(issuer.claims().claim("scope", "read cost").build());
				assertThat(gateway.ask(query, List.of("Authorization", "Bearer " + more)))
					.isEqualTo(Json.read("{\"data\": {\"me\": \"Ann\", \"cost\": 7}}"));
			}
		}
	}

}
