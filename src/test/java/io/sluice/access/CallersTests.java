package io.sluice.access;

import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.sluice.blueprint.Issuer;
import io.sluice.blueprint.JsonPath;
import io.sluice.blueprint.KeySource;
import io.sluice.blueprint.Security;
import io.sluice.blueprint.Verification;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

import org.springframework.http.HttpStatus;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;

import static org.assertj.core.api.Assertions.assertThat;

class CallersTests {

	private static final String NAME = "https://id.example.com/";

	private static final String DISCOVERY = "{\"issuer\": \"%s\", \"jwks_uri\": \"%s\"}";

	private final FakeClock clock = new FakeClock();

	private final AtomicInteger fetches = new AtomicInteger();

	private final ECKey one = key("one");

	private final ECKey two = key("two");

	private volatile String discovery = DISCOVERY.formatted(NAME, "https://keys.example.com/all");

	private volatile String published = new JWKSet(this.one).toString();

	private final Callers callers = Callers.of(new Security(
			List.of(new Issuer(NAME,
					new Verification.Signature(KeySource.Discovered.INSTANCE, Set.of("ES256"), Set.of("")),
					Set.of("shop"), List.of(JsonPath.of("scope")), Duration.ofSeconds(30), Map.of(), Optional.empty())),
			false, false), (_) -> WebClient.builder().exchangeFunction(this::exchange).build(), this.clock);

	private static ECKey key(String id) {
		try {
			return new ECKeyGenerator(Curve.P_256).keyID(id).generate();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private Mono<ClientResponse> exchange(ClientRequest request) {
		return Mono.fromSupplier(() -> switch (request.url().toString()) {
			case "https://id.example.com/.well-known/openid-configuration" -> response(this.discovery);
			case "https://keys.example.com/all" -> {
				this.fetches.incrementAndGet();
				yield response(this.published);
			}
			default -> throw new IllegalStateException(request.url().toString());
		});
	}

	private static ClientResponse response(String json) {
		return ClientResponse.create(HttpStatus.OK).header("Content-Type", "application/json").body(json).build();
	}

	private String token(ECKey key, Duration life) {
		try {
			SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(),
					new JWTClaimsSet.Builder().issuer(NAME)
						.audience("shop")
						.subject("ann")
						.expirationTime(Date.from(this.clock.instant().plus(life)))
						.build());
			token.sign(new ECDSASigner(key));
			return "Bearer " + token.serialize();
		}
		catch (JOSEException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private Caller caller(String token) {
		return Objects.requireNonNull(this.callers.identify(List.of(token)).block()).caller();
	}

	private void accepts(String token) {
		StepVerifier.create(this.callers.identify(List.of(token)))
			.assertNext((grant) -> assertThat(grant.caller().claims()).containsEntry("sub", "ann"))
			.verifyComplete();
	}

	private void refuses(String token) {
		StepVerifier.create(this.callers.identify(List.of(token))).verifyError(BadTokenException.class);
	}

	@Test
	void remembersWhatWasVerified() {
		String token = token(this.one, Duration.ofHours(1));
		Caller first = caller(token);
		assertThat(first.token()).hasValue(token.substring("Bearer ".length()));
		assertThat(caller(token)).isEqualTo(first);
		assertThat(caller(token).claims()).isSameAs(first.claims());
		this.clock.pass(Duration.ofMinutes(5));
		assertThat(caller(token)).isEqualTo(first);
		assertThat(caller(token).claims()).isNotSameAs(first.claims());
	}

	@Test
	void forgetsATokenWhenItExpires() {
		String token = token(this.one, Duration.ofSeconds(10));
		accepts(token);
		this.clock.pass(Duration.ofSeconds(39));
		accepts(token);
		this.clock.pass(Duration.ofSeconds(2));
		refuses(token);
	}

	@Test
	void forgetsATokenWhenItsKeyIsTakenBack() {
		String token = token(this.one, Duration.ofHours(1));
		accepts(token);
		this.published = new JWKSet(this.two).toString();
		this.clock.pass(RemoteKeys.PAUSE);
		accepts(token);
		// somebody comes with the new key
		accepts(token(this.two, Duration.ofHours(1)));
		refuses(token);
	}

	@Test
	void forgetsATokenAFewMinutesAfterItsKeyIsTakenBackIfNobodyComes() {
		String token = token(this.one, Duration.ofHours(1));
		accepts(token);
		this.published = new JWKSet(this.two).toString();
		this.clock.pass(RemoteKeys.FRESH.plusMillis(1));
		this.callers.identify(List.of(token)).onErrorComplete().block();
		refuses(token);
	}

	@Test
	void doesNotFetchKeysForWhoeverMakesTokensUp() {
		accepts(token(this.one, Duration.ofHours(1)));
		assertThat(this.fetches).hasValue(1);
		this.clock.pass(RemoteKeys.PAUSE);
		for (int n = 0; n < 100; n++) {
			refuses(token(key("made-up-" + n), Duration.ofHours(1)));
		}
		assertThat(this.fetches).hasValue(2);
		accepts(token(this.one, Duration.ofHours(1)));
	}

	@Test
	void doesNotAskAnybodyForTokensOfOtherIssuersOrAlgorithms() {
		refuses("Bearer a.b.c");
		assertThat(this.fetches).hasValue(0);
	}

	@Test
	void doesNotBelieveAnotherIssuersConfiguration() {
		String token = token(this.one, Duration.ofHours(1));
		for (String bad : List.of(DISCOVERY.formatted("https://id.example.com", "https://keys.example.com/all"),
				DISCOVERY.formatted(NAME, "http://keys.example.com/all"), DISCOVERY.formatted(NAME, "/all"),
				DISCOVERY.formatted(NAME, "file:///all"), "[]", "{", "null", "")) {
			this.discovery = bad;
			StepVerifier.create(this.callers.identify(List.of(token))).verifyError(IssuerUnavailableException.class);
			this.clock.pass(RemoteKeys.PAUSE);
		}
		assertThat(this.fetches).hasValue(0);
	}

	@Test
	void needsAKeySet() {
		String token = token(this.one, Duration.ofHours(1));
		for (String bad : List.of("", "{}", "[]", "<html>", "{\"keys\": 1}")) {
			this.published = bad;
			StepVerifier.create(this.callers.identify(List.of(token))).verifyError(IssuerUnavailableException.class);
			this.clock.pass(RemoteKeys.PAUSE);
		}
		this.published = "{\"keys\": []}";
		refuses(token);
	}

}
