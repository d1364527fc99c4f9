package io.sluice.benchmark;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.sluice.access.Callers;
import io.sluice.access.Grant;
import io.sluice.blueprint.Access;
import io.sluice.blueprint.Issuer;
import io.sluice.blueprint.JsonPath;
import io.sluice.blueprint.KeySource;
import io.sluice.blueprint.Requirement;
import io.sluice.blueprint.Security;
import io.sluice.blueprint.Verification;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

import org.springframework.web.reactive.function.client.WebClient;

/** What it takes to know a caller whose token has been verified before. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class CallersBenchmark {

	private static final String ISSUER = "https://id.example.com";

	private static final List<Access> NEEDED = List.of(
			new Access(Set.of(Requirement.Authenticated.INSTANCE,
					new Requirement.Scopes(Set.of(Set.of("posts:read"), Set.of("admin"))))),
			new Access(Set.of(new Requirement.Scopes(Set.of(Set.of("users:read"))))));

	private Callers callers = Callers.NOBODY_IS_KNOWN;

	private List<String> authorization = List.of();

	private Grant grant = Grant.ANONYMOUS;

	/**
	 * Makes a token, and has it verified.
	 * @throws JOSEException if there is no RSA
	 */
	@Setup
	public void verify() throws JOSEException {
		RSAKey key = new RSAKeyGenerator(2048).keyID("benchmark").generate();
		this.callers = Callers
			.of(new Security(List.of(new Issuer(ISSUER,
					new Verification.Signature(new KeySource.Given(new JWKSet(key.toPublicJWK())), Set.of("RS256"),
							Set.of("")),
					Set.of("benchmark"), List.of(JsonPath.of("scope")), Duration.ofSeconds(30), Map.of(),
					Optional.empty())), true, false), (_) -> WebClient.create(), InstantSource.system())
			.authenticated();
		SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
				new JWTClaimsSet.Builder().issuer(ISSUER)
					.audience("benchmark")
					.subject("42")
					.claim("scope", "posts:read users:read")
					.expirationTime(Date.from(Instant.now().plus(Duration.ofDays(1))))
					.build());
		token.sign(new RSASSASigner(key));
		this.authorization = List.of("Bearer " + token.serialize());
		this.grant = identify();
	}

	/**
	 * Finds out who brings the token.
	 * @return what is granted
	 */
	@Benchmark
	public Grant identify() {
		return this.callers.identify(this.authorization).block();
	}

	/**
	 * Takes whoever brings the token for anonymous.
	 * @return nothing is granted
	 */
	@Benchmark
	public Grant nobody() {
		return Callers.NOBODY_IS_KNOWN.identify(this.authorization).block();
	}

	/**
	 * Asks whether the caller may have two things.
	 * @return whether it is so
	 */
	@Benchmark
	public boolean has() {
		return this.grant.caller().has(NEEDED.getFirst()) && this.grant.caller().has(NEEDED.getLast());
	}

}
