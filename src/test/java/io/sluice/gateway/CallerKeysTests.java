package io.sluice.gateway;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Where the keys of issuers come from, and what happens when they do not. */
@Timeout(value = 90, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class CallerKeysTests {

	private final FakeIssuer issuer = new FakeIssuer();

	@TempDir
	Path folder;

	@AfterEach
	void stop() {
		this.issuer.close();
	}

	private Gateway gateway(String security) {
		return Gateway.in(this.folder)
			.schema("type Query { greet: String @value(of: \"hi\") }")
			.file("gateway-config/security.yaml", security)
			.file("gateway-config/keys.json", new JWKSet(this.issuer.key()).toPublicJWKSet().toString())
			.with(CallerEcho.class)
			.start();
	}

	private static HttpResponse<String> ask(Gateway gateway, String token) {
		return gateway.post("{\"query\": \"{ greet }\"}", List.of("Authorization", "Bearer " + token));
	}

	private static String subject(HttpResponse<String> response) {
		assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
		return Json.read(response.body()).at("/extensions/claims/sub").asString();
	}

	@Test
	void areFoundByDiscovery() {
		MockOAuth2Server server = new MockOAuth2Server();
		server.start();
		String name = server.issuerUrl("shop").toString();
		try (Gateway gateway = gateway(
				"sluice.security.issuers: [{issuer: \"%s\", audiences: [shop]}]".formatted(name))) {
			String token = server
				.issueToken("shop", "app",
						new DefaultOAuth2TokenCallback("shop", "ann", "JWT", List.of("shop"), Map.of("scope", "a b"),
								600))
				.serialize();
			// that issuer makes its keys when somebody wants them first, and a busy
			// machine takes its time
			Patience.until(() -> ask(gateway, token).statusCode() == 200);
			assertThat(subject(ask(gateway, token))).isEqualTo("ann");
			String other = server
				.issueToken("pub", "app",
						new DefaultOAuth2TokenCallback("pub", "ann", "JWT", List.of("shop"), Map.of(), 600))
				.serialize();
			assertThat(ask(gateway, other).statusCode()).isEqualTo(401);
		}
		finally {
			server.shutdown();
		}
	}

	@Test
	void areReadFromAFile() {
		try (Gateway gateway = gateway("sluice.security.issuers: "
				+ "[{issuer: \"https://id.example.com\", audiences: [shop], jwks-file: keys.json, scope-claim: realm.roles}]")) {
			JWTClaimsSet claims = this.issuer.claims().claim("realm", Map.of("roles", List.of("admin"))).build();
			HttpResponse<String> response = ask(gateway, this.issuer.token(claims));
			assertThat(subject(response)).isEqualTo("ann");
			assertThat(Json.read(response.body()).at("/extensions/scopes")).isEqualTo(Json.read("[\"admin\"]"));
			String unknown = FakeIssuer.sign(this.issuer.header().keyID("x").build(), claims, FakeIssuer.rsa("x"));
			assertThat(ask(gateway, unknown).statusCode()).isEqualTo(401);
		}
		assertThat(this.issuer.fetches()).isZero();
	}

	@Test
	void areFetchedOnceHoweverManyTokensAreMadeUp() {
		try (Gateway gateway = gateway(this.issuer.settings())) {
			assertThat(this.issuer.fetches()).isZero();
			assertThat(subject(ask(gateway, this.issuer.token()))).isEqualTo("ann");
			Instant begun = Instant.now();
			for (int n = 0; n < 200; n++) {
				String madeUp = FakeIssuer.sign(this.issuer.header().keyID("k" + n).build(),
						this.issuer.claims().build(), this.issuer.key());
				assertThat(ask(gateway, madeUp).statusCode()).isEqualTo(401);
			}
			long seconds = Duration.between(begun, Instant.now()).toSeconds();
			assertThat(this.issuer.fetches()).isLessThanOrEqualTo(2 + (int) seconds / 5);
			assertThat(subject(ask(gateway, this.issuer.token()))).isEqualTo("ann");
		}
	}

	@Test
	void areWaitedForOnlyForAMoment() {
		this.issuer.publishSlowly(Duration.ofSeconds(20));
		try (Gateway gateway = gateway(this.issuer.settings())) {
			for (int n = 0; n < 3; n++) {
				Instant begun = Instant.now();
				HttpResponse<String> response = ask(gateway, this.issuer.token());
				assertThat(Duration.between(begun, Instant.now())).isLessThan(Duration.ofSeconds(8));
				assertThat(response.statusCode()).isEqualTo(503);
				assertThat(response.headers().firstValue("Retry-After")).hasValue("5");
				assertThat(Json.read(response.body())).isEqualTo(Json.read("""
						{"errors": [{
						  "message": "Whether the token is good cannot be said now. Try again soon.",
						  "extensions": {"code": "ISSUER_UNAVAILABLE", "classification": "INTERNAL_ERROR"}
						}]}"""));
			}
			// others do not notice
			assertThat(gateway.ask("{ greet }").has("data")).isTrue();
		}
	}

	@Test
	void areFetchedAnewWhenTheIssuerIsBack() {
		this.issuer.publishNothing();
		try (Gateway gateway = gateway(this.issuer.settings())) {
			assertThat(ask(gateway, this.issuer.token()).statusCode()).isEqualTo(503);
			this.issuer.publish(this.issuer.key());
			Patience.until(() -> ask(gateway, this.issuer.token()).statusCode() == 200);
			assertThat(subject(ask(gateway, this.issuer.token()))).isEqualTo("ann");
		}
	}

	@Test
	void areTakenBack() {
		try (Gateway gateway = gateway(this.issuer.settings())) {
			String old = this.issuer.token();
			assertThat(subject(ask(gateway, old))).isEqualTo("ann");
			var next = FakeIssuer.rsa("next");
			this.issuer.publish(next);
			String fresh = FakeIssuer.sign(this.issuer.header().keyID("next").build(), this.issuer.claims().build(),
					next);
			Patience.until(() -> ask(gateway, fresh).statusCode() == 200);
			assertThat(ask(gateway, old).statusCode()).isEqualTo(401);
		}
	}

}
