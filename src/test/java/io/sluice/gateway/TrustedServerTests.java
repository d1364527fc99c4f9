package io.sluice.gateway;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.nimbusds.jose.jwk.JWKSet;
import io.sluice.tls.Stores;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A service and an issuer whose certificate nobody but a bundle knows, and who answer
 * nobody without a certificate.
 */
class TrustedServerTests {

	private static WireMockServer server;

	private static FakeIssuer signer;

	private static Stores stores;

	@TempDir
	Path folder;

	@BeforeAll
	static void start(@TempDir Path keys) {
		stores = new Stores(keys);
		stores.create("server");
		stores.create("client");
		signer = new FakeIssuer();
		server = new WireMockServer(WireMockConfiguration.options()
			.bindAddress("127.0.0.1")
			.httpDisabled(true)
			.dynamicHttpsPort()
			.keystorePath(stores.keys("server").toString())
			.keystorePassword(Stores.PASSWORD)
			.keyManagerPassword(Stores.PASSWORD)
			.keystoreType("PKCS12")
			.needClientAuth(true)
			.trustStorePath(stores.trust("client").toString())
			.trustStorePassword(Stores.PASSWORD)
			.trustStoreType("PKCS12"));
		server.start();
		server.stubFor(WireMock.get("/name").willReturn(WireMock.okJson("\"Ann\"")));
		server.stubFor(WireMock.get("/keys")
			.willReturn(WireMock.okJson(new JWKSet(signer.key()).toPublicJWKSet().toString())));
		server.stubFor(WireMock.get("/.well-known/openid-configuration")
			.willReturn(WireMock.okJson("{\"issuer\": \"%1$s\", \"jwks_uri\": \"%1$s/keys\"}".formatted(url()))));
		server.stubFor(WireMock.post("/introspect")
			.willReturn(WireMock.okJson("{\"active\": true, \"aud\": \"shop\", \"sub\": \"ann\"}")));
	}

	@AfterAll
	static void stop() {
		server.stop();
		signer.close();
	}

	private static String url() {
		return "https://127.0.0.1:" + server.httpsPort();
	}

	private Gateway gateway(String bundle, String issuer) {
		return Gateway.in(this.folder)
			.schema("type Query { name: String @rest(service: \"names\", get: \"/name\") }")
			.file("gateway-config/services.yaml",
					bundle + "sluice.services.names: {rest: {base-url: \"%s\"}, ssl-bundle: inner}\n".formatted(url()))
			.file("gateway-config/security.yaml",
					"sluice.security.issuers: [{audiences: [shop], ssl-bundle: inner, %s}]\n".formatted(issuer))
			.start();
	}

	private static HttpResponse<String> ask(Gateway gateway, String token) {
		return gateway.post("{\"query\": \"{ name }\"}", List.of("Authorization", "Bearer " + token));
	}

	@Test
	void areCalledByABundle() {
		String bundle = stores.properties("inner", "client", "server");
		try (Gateway gateway = gateway(bundle,
				"issuer: \"https://id.example.com\", jwks-uri: \"" + url() + "/keys\"")) {
			assertThat(ask(gateway, signer.token()).body()).isEqualTo("{\"data\":{\"name\":\"Ann\"}}");
		}
		try (Gateway gateway = gateway(bundle, "issuer: \"" + url() + "\"")) {
			String token = signer.token(signer.claims().issuer(url()).build());
			assertThat(ask(gateway, token).body()).isEqualTo("{\"data\":{\"name\":\"Ann\"}}");
		}
		try (Gateway gateway = gateway(bundle,
				"issuer: opaque, introspection: {uri: \"" + url() + "/introspect\", client-id: a, client-secret: b}")) {
			assertThat(ask(gateway, "opaque").body()).isEqualTo("{\"data\":{\"name\":\"Ann\"}}");
		}
	}

	@Test
	void answerNobodyWithoutACertificate() {
		try (Gateway gateway = gateway(stores.properties("inner", null, "server"),
				"issuer: \"https://id.example.com\", jwks-uri: \"" + url() + "/keys\"")) {
			assertThat(ask(gateway, signer.token()).statusCode()).isEqualTo(503);
			assertThat(gateway.ask("{ name }").at("/errors/0/extensions/code").asString())
				.isEqualTo("DOWNSTREAM_UNAVAILABLE");
		}
	}

}
