package io.sluice.access;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Collections;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.source.JWKSecurityContextJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWKSecurityContext;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jwt.JWT;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.sluice.blueprint.Issuer;
import reactor.core.publisher.Mono;

import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;

/** Verifies the tokens of one issuer. */
final class TokenVerifier {

	private final DefaultJWTProcessor<JWKSecurityContext> processor = new DefaultJWTProcessor<>();

	private final Set<JWSAlgorithm> algorithms;

	private final OAuth2TokenValidator<Jwt> rules;

	private final Duration clockSkew;

	private final CallerReader reader;

	private final Keys keys;

	TokenVerifier(Issuer issuer, Keys keys, InstantSource clock) {
		this.algorithms = issuer.algorithms().stream().map(JWSAlgorithm::parse).collect(Collectors.toUnmodifiableSet());
		this.rules = rules(issuer, clock);
		this.clockSkew = issuer.clockSkew();
		this.reader = new CallerReader(issuer.scopeClaims());
		this.keys = keys;
		this.processor
			.setJWSKeySelector(new JWSVerificationKeySelector<>(this.algorithms, new JWKSecurityContextJWKSet()));
		// types and claims are for the rules
		this.processor.setJWSTypeVerifier((_, _) -> {
		});
		this.processor.setJWTClaimsSetVerifier((_, _) -> {
		});
	}

	private static OAuth2TokenValidator<Jwt> rules(Issuer issuer, InstantSource clock) {
		JwtTimestampValidator time = new JwtTimestampValidator(issuer.clockSkew());
		time.setAllowEmptyExpiryClaim(false);
		time.setClock(clock.withZone(ZoneOffset.UTC));
		JwtTypeValidator type = new JwtTypeValidator(
				issuer.types().stream().flatMap((name) -> Stream.of(name, "application/" + name)).toList());
		type.setAllowEmpty(issuer.types().contains(""));
		OAuth2TokenValidator<Jwt> audience = new JwtClaimValidator<Collection<String>>(JwtClaimNames.AUD,
				(audiences) -> audiences != null && !Collections.disjoint(audiences, issuer.audiences()));
		return new DelegatingOAuth2TokenValidator<>(Stream
			.concat(Stream.of(time, type, new JwtIssuerValidator(issuer.name()), audience),
					issuer.requiredClaims().stream().map((name) -> new JwtClaimValidator<>(name, Objects::nonNull)))
			.toList());
	}

	/**
	 * Verifies a token that says to be of this issuer.
	 * @param token the token
	 * @return as {@link Issuers#verify}
	 */
	Mono<VerifiedToken> verify(SignedJWT token) {
		if (!this.algorithms.contains(token.getHeader().getAlgorithm())) {
			return Mono.error(new BadTokenException("its algorithm is not listed"));
		}
		return Mono.justOrEmpty(this.keys.known())
			.filter((known) -> known.fits(token.getHeader()))
			.switchIfEmpty(Mono.defer(this.keys::latest))
			.flatMap((keyring) -> verify(token, keyring));
	}

	private Mono<VerifiedToken> verify(SignedJWT token, Keyring keyring) {
		JWKSecurityContext context = new JWKSecurityContext(keyring.keys().getKeys());
		NimbusReactiveJwtDecoder decoder = new NimbusReactiveJwtDecoder((jwt) -> Mono.just(process(jwt, context)));
		decoder.setJwtValidator(this.rules);
		return decoder.decode(token.getParsedString())
			.map((jwt) -> new VerifiedToken(grant(token, jwt), keyring, this.keys))
			.onErrorMap(JwtValidationException.class,
					(refused) -> new BadTokenException("of what it says: " + refused.getMessage()))
			.onErrorMap(BadJwtException.class, (_) -> new BadTokenException("no key fits its signature"));
	}

	private JWTClaimsSet process(JWT token, JWKSecurityContext context) {
		try {
			return this.processor.process(token, context);
		}
		catch (BadJOSEException | JOSEException ex) {
			throw new BadJwtException("not verified", ex);
		}
	}

	private Grant grant(SignedJWT token, Jwt verified) {
		return new Grant(this.reader.caller(token.getPayload().toJSONObject()),
				Objects.requireNonNull(verified.getExpiresAt()).plus(this.clockSkew));
	}

}
