package io.sluice.gateway;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.client.BasicCredentials;
import com.github.tomakehurst.wiremock.client.WireMock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.NoSuchBeanDefinitionException;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.WebFilterChainProxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Services that know the gateway as a client of OAuth2. */
class ClientCredentialsTests {

	private static final String TOKEN = "{\"access_token\": \"t1\", \"token_type\": \"Bearer\", \"expires_in\": 600}";

	private final Services services = new Services();

	@TempDir
	Path folder;

	@AfterEach
	void stop() {
		this.services.close();
	}

	private Gateway gateway() {
		return Gateway.in(this.folder).schema("""
				type Query {
				  cost(id: ID!): Int @rest(service: "shop", get: "/costs/{args.id}")
				  open: Int @value(of: 1)
				}
				""").file("gateway-config/services.yaml", """
				spring.security.oauth2.client:
				  registration:
				    warehouse:
				      provider: id
				      client-id: gateway
				      client-secret: s3cret
				      authorization-grant-type: client_credentials
				      scope: [costs.read]
				  provider:
				    id: {token-uri: "%s"}
				sluice.services.shop:
				  rest: {base-url: "%s"}
				  auth: {client-credentials: warehouse}
				""".formatted(this.services.url("token"), this.services.url("shop"))).start();
	}

	private void verifyFetches(int times) {
		this.services.server()
			.verify(times,
					WireMock.postRequestedFor(WireMock.urlEqualTo("/token"))
						.withBasicAuth(new BasicCredentials("gateway", "s3cret"))
						.withRequestBody(WireMock.containing("grant_type=client_credentials"))
						.withRequestBody(WireMock.containing("scope=costs.read")));
	}

	@Test
	void areCalledWithOneTokenThatIsFetchedOnce() {
		this.services.server().stubFor(WireMock.post("/token").willReturn(WireMock.okJson(TOKEN).withFixedDelay(300)));
		this.services.server()
			.stubFor(WireMock.get(WireMock.urlMatching("/shop/costs/.*"))
				.withHeader("Authorization", WireMock.equalTo("Bearer t1"))
				.willReturn(WireMock.okJson("7")));
		try (Gateway gateway = gateway()) {
			List<CompletableFuture<JsonNode>> all = Stream.of("1", "2", "3", "4")
				.map((id) -> CompletableFuture.supplyAsync(() -> gateway.ask("{ cost(id: %s) }".formatted(id))))
				.toList();
			assertThat(all)
				.allSatisfy((answer) -> assertThat(answer.join()).isEqualTo(Json.read("{\"data\": {\"cost\": 7}}")));
			// whatever the client brings, the service gets the gateway's own
			assertThat(gateway.ask(Map.of("query", "{ cost(id: 5) }"), List.of("Authorization", "Bearer client"))
				.at("/data/cost")
				.asInt()).isEqualTo(7);
			verifyFetches(1);
		}
	}

	@Test
	void areNotCalledWithoutAToken() {
		this.services.server()
			.stubFor(WireMock.post("/token")
				.willReturn(WireMock.jsonResponse(
						"{\"error\": \"invalid_client\", \"error_description\": \"words of the issuer\"}", 401)));
		try (Gateway gateway = gateway()) {
			JsonNode answer = gateway.ask("{ cost(id: 1) open }");
			assertThat(answer.get("data")).isEqualTo(Json.read("{\"cost\": null, \"open\": 1}"));
			assertThat(answer.at("/errors/0/extensions/code").asString()).isEqualTo("DOWNSTREAM_UNAVAILABLE");
			assertThat(answer.at("/errors/0/extensions/service").asString()).isEqualTo("shop");
			assertThat(answer.toString()).doesNotContain("words", "invalid_client", "s3cret", "token");
			this.services.server().verify(0, WireMock.getRequestedFor(WireMock.urlMatching("/shop/.*")));
		}
	}

	@Test
	void areNotWaitedForIfTheTokenDoesNotCome() {
		this.services.server()
			.stubFor(WireMock.post("/token")
				.willReturn(WireMock.okJson(TOKEN).withFixedDelay((int) Duration.ofSeconds(20).toMillis())));
		try (Gateway gateway = gateway()) {
			assertThat(gateway.ask("{ cost(id: 1) }").at("/errors/0/extensions/code").asString())
				.isEqualTo("DOWNSTREAM_UNAVAILABLE");
		}
	}

	@Test
	void areNoReasonForAFilterChain() {
		try (Gateway gateway = gateway()) {
			assertThat(gateway.ask("{ open }")).isEqualTo(Json.read("{\"data\": {\"open\": 1}}"));
			for (Class<?> type : List.of(SecurityWebFilterChain.class, WebFilterChainProxy.class)) {
				assertThatExceptionOfType(NoSuchBeanDefinitionException.class).isThrownBy(() -> gateway.bean(type));
			}
		}
	}

}
