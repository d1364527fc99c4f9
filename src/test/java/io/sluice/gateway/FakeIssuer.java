package io.sluice.gateway;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.factories.DefaultJWSSignerFactory;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;

/** An issuer that signs whatever a test wants, and counts who asks for its keys. */
final class FakeIssuer implements AutoCloseable {

	private final WireMockServer server = new WireMockServer(
			WireMockConfiguration.options().bindAddress("127.0.0.1").dynamicPort());

	private final RSAKey key = rsa("one");

	FakeIssuer() {
		this.server.start();
		publish(this.key);
	}

	static RSAKey rsa(String id) {
		try {
			return new RSAKeyGenerator(2048).keyID(id).generate();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static ECKey ec(String id) {
		try {
			return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Its name, which is not where its keys are. */
	String name() {
		return "https://id.example.com";
	}

	RSAKey key() {
		return this.key;
	}

	WireMockServer server() {
		return this.server;
	}

	/** Publishes the public halves of keys, and no others. */
	void publish(JWK... keys) {
		this.server.stubFor(WireMock.get("/keys")
			.willReturn(WireMock.okJson(new JWKSet(List.of(keys)).toPublicJWKSet().toString())));
	}

	/** Publishes its key, but takes its time. */
	void publishSlowly(Duration delay) {
		this.server.stubFor(WireMock.get("/keys")
			.willReturn(WireMock.okJson(new JWKSet(this.key).toPublicJWKSet().toString())
				.withFixedDelay((int) delay.toMillis())));
	}

	void publishNothing() {
		this.server.stubFor(WireMock.get("/keys").willReturn(WireMock.serverError()));
	}

	/** How often somebody has asked for the keys. */
	int fetches() {
		return this.server.countRequestsMatching(WireMock.getRequestedFor(WireMock.urlEqualTo("/keys")).build())
			.getCount();
	}

	/** The settings of a gateway for this issuer, and more of them. */
	String settings(String... more) {
		return Stream
			.concat(Stream.of("sluice.security.issuers:", "  - issuer: " + name(),
					"    jwks-uri: " + this.server.baseUrl() + "/keys", "    audiences: [shop]"),
					Stream.of(more).map((line) -> "    " + line))
			.reduce("", (text, line) -> text + line + "\n");
	}

	/** The claims of a good token. */
	JWTClaimsSet.Builder claims() {
		Instant now = Instant.now();
		return new JWTClaimsSet.Builder().issuer(name())
			.audience("shop")
			.subject("ann")
			.jwtID(UUID.randomUUID().toString())
			.issueTime(Date.from(now))
			.expirationTime(Date.from(now.plusSeconds(600)))
			.claim("scope", "read write");
	}

	String token() {
		return token(claims().build());
	}

	String token(JWTClaimsSet claims) {
		return sign(header().build(), claims, this.key);
	}

	JWSHeader.Builder header() {
		return new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(this.key.getKeyID());
	}

	static String sign(JWSHeader header, JWTClaimsSet claims, JWK key) {
		try {
			JWSSigner signer = new DefaultJWSSignerFactory().createJWSSigner(key, header.getAlgorithm());
			SignedJWT token = new SignedJWT(header, claims);
			token.sign(signer);
			return token.serialize();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/** Signs what are no claims. */
	String sign(String payload) {
		try {
			JWSObject signed = new JWSObject(header().build(), new Payload(payload));
			signed.sign(new DefaultJWSSignerFactory().createJWSSigner(this.key));
			return signed.serialize();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.server.stop();
	}

}
