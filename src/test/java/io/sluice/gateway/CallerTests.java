package io.sluice.gateway;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import com.nimbusds.jose.EncryptionMethod;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWEAlgorithm;
import com.nimbusds.jose.JWEHeader;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSAEncrypter;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.OctetSequenceKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.EncryptedJWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Who a client is taken for by the token that it brings. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CallerTests {

	private static final String QUERY = "{\"query\": \"{ greet }\"}";

	private final FakeIssuer issuer = new FakeIssuer();

	private final ECKey curve = FakeIssuer.ec("curve");

	private Gateway gateway;

	@BeforeAll
	void start(@TempDir Path folder) {
		this.issuer.publish(this.issuer.key(), this.curve);
		this.gateway = Gateway.in(folder)
			.schema("type Query { greet: String @value(of: \"hi\") }")
			.file("gateway-config/security.yaml", this.issuer.settings("required-claims: [sub]"))
			.with(CallerEcho.class)
			.start();
	}

	@AfterAll
	void stop() {
		this.gateway.close();
		this.issuer.close();
	}

	private HttpResponse<String> ask(String... authorization) {
		List<String> headers = new ArrayList<>();
		for (String value : authorization) {
			headers.addAll(List.of("Authorization", value));
		}
		return this.gateway.post(QUERY, headers);
	}

	private JsonNode caller(String token) {
		HttpResponse<String> response = ask("Bearer " + token);
		assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
		return Json.read(response.body()).get("extensions");
	}

	private String token(JWTClaimsSet.Builder claims) {
		return this.issuer.token(claims.build());
	}

	@Test
	void isAnonymousWithoutAToken() {
		for (HttpResponse<String> response : List.of(ask(), ask("Basic YTpi"), ask(""))) {
			assertThat(Json.read(response.body()).get("extensions"))
				.isEqualTo(Json.read("{\"authenticated\": false, \"scopes\": [], \"claims\": {}}"));
		}
	}

	@Test
	void isWhoTheTokenSays() {
		Instant end = Instant.ofEpochSecond(Instant.now().getEpochSecond() + 60);
		JsonNode caller = caller(token(this.issuer.claims()
			.expirationTime(Date.from(end))
			.claim("tenant", Map.of("id", 7, "names", List.of("a", "b")))
			.claim("nothing", null)));
		assertThat(caller.get("authenticated").asBoolean()).isTrue();
		assertThat(caller.get("scopes")).isEqualTo(Json.read("[\"read\", \"write\"]"));
		assertThat(caller.at("/claims/sub").asString()).isEqualTo("ann");
		assertThat(caller.at("/claims/iss").asString()).isEqualTo(this.issuer.name());
		assertThat(caller.at("/claims/aud").asString()).isEqualTo("shop");
		assertThat(caller.at("/claims/exp").asLong()).isEqualTo(end.getEpochSecond());
		assertThat(caller.at("/claims/tenant")).isEqualTo(Json.read("{\"id\": 7, \"names\": [\"a\", \"b\"]}"));
		assertThat(caller.get("claims").has("nothing")).isFalse();
	}

	@Test
	void acceptsWhatIsListed() {
		JWTClaimsSet claims = this.issuer.claims().build();
		RSAKey key = this.issuer.key();
		List<String> tokens = List.of(this.issuer.token(claims),
				FakeIssuer.sign(this.issuer.header().type(JOSEObjectType.JWT).build(), claims, key),
				FakeIssuer.sign(this.issuer.header().type(new JOSEObjectType("at+jwt")).build(), claims, key),
				FakeIssuer.sign(this.issuer.header().type(new JOSEObjectType("application/AT+JWT")).build(), claims,
						key),
				FakeIssuer.sign(new JWSHeader(JWSAlgorithm.RS256), claims, key),
				FakeIssuer.sign(new JWSHeader.Builder(JWSAlgorithm.PS256).keyID("one").build(), claims, key),
				FakeIssuer.sign(new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("curve").build(), claims, this.curve),
				token(this.issuer.claims().audience(List.of("other", "shop"))),
				// within the skew of the clocks
				token(this.issuer.claims().issueTime(null).expirationTime(Date.from(Instant.now().minusSeconds(10)))),
				token(this.issuer.claims().notBeforeTime(Date.from(Instant.now().plusSeconds(10)))));
		for (String token : tokens) {
			assertThat(caller(token).get("authenticated").asBoolean()).as(token).isTrue();
		}
		assertThat(ask("bearer   " + tokens.getFirst()).body()).contains("\"authenticated\":true");
	}

	@Test
	void refusesWhatIsNotGoodAndDoesNotSayWhy() throws JOSEException {
		for (Map.Entry<String, String> bad : badTokens().entrySet()) {
			HttpResponse<String> response = ask("Bearer " + bad.getValue());
			assertThat(response.statusCode()).as(bad.getKey()).isEqualTo(401);
			assertThat(response.headers().allValues("WWW-Authenticate")).as(bad.getKey())
				.containsExactly("Bearer error=\"invalid_token\"");
			assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
			assertThat(Json.read(response.body())).as(bad.getKey()).isEqualTo(Json.read("""
					{"errors": [{
					  "message": "A good token is needed. Send it as Authorization: Bearer TOKEN.",
					  "extensions": {"code": "UNAUTHENTICATED", "classification": "UNAUTHORIZED"}
					}]}"""));
		}
	}

	private Map<String, String> badTokens() throws JOSEException {
		RSAKey key = this.issuer.key();
		JWTClaimsSet claims = this.issuer.claims().build();
		Instant now = Instant.now();
		Map<String, String> bad = new LinkedHashMap<>();
		bad.put("empty", "");
		bad.put("no token", "abc");
		bad.put("dots", "..");
		bad.put("letters that no token has", "a%20b");
		bad.put("no JSON", "a.b.c");
		bad.put("two tokens", this.issuer.token() + ", Bearer " + this.issuer.token());
		bad.put("expired", token(this.issuer.claims().issueTime(null).expirationTime(Date.from(now.minusSeconds(40)))));
		bad.put("not yet valid", token(this.issuer.claims().notBeforeTime(Date.from(now.plusSeconds(60)))));
		bad.put("no exp", token(this.issuer.claims().expirationTime(null)));
		bad.put("other issuer", token(this.issuer.claims().issuer("https://evil.example")));
		bad.put("issuer with a slash", token(this.issuer.claims().issuer(this.issuer.name() + "/")));
		bad.put("no issuer", token(this.issuer.claims().issuer(null)));
		bad.put("other audience", token(this.issuer.claims().audience("other")));
		bad.put("no audience", token(this.issuer.claims().audience((String) null)));
		bad.put("no required claim", token(this.issuer.claims().subject(null)));
		bad.put("alg none", new PlainJWT(claims).serialize());
		bad.put("alg none, with a signature", "eyJhbGciOiJub25lIn0" + this.issuer.token().replaceFirst("^[^.]*", ""));
		bad.put("HS256 with the public key",
				FakeIssuer.sign(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("one").build(), claims,
						new OctetSequenceKey.Builder(key.toRSAPublicKey().getEncoded()).build()));
		bad.put("RS512, not listed",
				FakeIssuer.sign(new JWSHeader.Builder(JWSAlgorithm.RS512).keyID("one").build(), claims, key));
		bad.put("another key of the same name",
				FakeIssuer.sign(this.issuer.header().build(), claims, FakeIssuer.rsa("one")));
		bad.put("another key that it brings along",
				FakeIssuer.sign(this.issuer.header().jwk(FakeIssuer.rsa("mine").toPublicJWK()).build(), claims,
						FakeIssuer.rsa("mine")));
		bad.put("unknown key",
				FakeIssuer.sign(this.issuer.header().keyID("other").build(), claims, FakeIssuer.rsa("other")));
		bad.put("kid with a path",
				FakeIssuer.sign(this.issuer.header().keyID("../../etc/passwd").build(), claims, key));
		bad.put("other type",
				FakeIssuer.sign(this.issuer.header().type(new JOSEObjectType("dpop+jwt")).build(), claims, key));
		bad.put("critical header", FakeIssuer
			.sign(this.issuer.header().criticalParams(Set.of("x")).customParam("x", 1).build(), claims, key));
		String good = this.issuer.token();
		bad.put("tampered signature", good.substring(0, good.length() - 9) + "AAAAAAAAA");
		String[] parts = good.split("\\.");
		bad.put("tampered claims", parts[0] + "." + encoded(payload(parts[1]).replace("ann", "bob")) + "." + parts[2]);
		bad.put("no signature", parts[0] + "." + parts[1] + ".");
		bad.put("claims that are no object", this.issuer.sign("[1]"));
		EncryptedJWT encrypted = new EncryptedJWT(new JWEHeader(JWEAlgorithm.RSA_OAEP_256, EncryptionMethod.A256GCM),
				claims);
		encrypted.encrypt(new RSAEncrypter(key.toRSAPublicKey()));
		bad.put("JWE", encrypted.serialize());
		return bad;
	}

	private static String payload(String part) {
		return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
	}

	private static String encoded(String text) {
		return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
	}

	@Test
	void refusesTwoTokensAndOverlongOnes() {
		String good = this.issuer.token();
		assertThat(ask("Bearer " + good, "Bearer " + good).statusCode()).isEqualTo(401);
		assertThat(ask("Bearer " + good, "Basic YTpi").statusCode()).isEqualTo(401);
		// the server's own limit of headers
		assertThat(ask("Bearer " + good + "x".repeat(100_000)).statusCode()).isIn(400, 413, 431);
		assertThat(ask("Bearer " + good).statusCode()).isEqualTo(200);
	}

	@Test
	void refusesInTheMediaTypeThatTheClientWants() {
		HttpResponse<String> response = this.gateway.post(QUERY,
				List.of("Authorization", "Bearer x", "Accept", "application/graphql-response+json"));
		assertThat(response.statusCode()).isEqualTo(401);
		assertThat(response.headers().firstValue("Content-Type")).hasValue("application/graphql-response+json");
	}

	@Test
	void verifiesTokensWhereTheSchemaIsReadAndNotForPages() {
		assertThat(get("/schema.graphql", "Bearer x")).isEqualTo(401);
		assertThat(get("/schema.graphql", "Bearer " + this.issuer.token())).isEqualTo(200);
		assertThat(get("/graphiql", "Bearer x")).isEqualTo(200);
	}

	private int get(String path, String authorization) {
		return this.gateway
			.send(HttpRequest.newBuilder(this.gateway.url(path)).header("Authorization", authorization).GET().build())
			.statusCode();
	}

	@Test
	void neverMixesCallersUp() {
		List<CompletableFuture<Void>> asking = new ArrayList<>();
		for (int n = 0; n < 8; n++) {
			String name = "user" + n;
			String token = token(this.issuer.claims().subject(name));
			asking.add(CompletableFuture.runAsync(() -> {
				for (int time = 0; time < 50; time++) {
					assertThat(caller(token).at("/claims/sub").asString()).isEqualTo(name);
				}
			}));
		}
		CompletableFuture.allOf(asking.toArray(CompletableFuture[]::new)).join();
	}

}
