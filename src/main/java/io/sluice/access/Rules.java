package io.sluice.access;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Stream;

import io.sluice.blueprint.Issuer;
import io.sluice.blueprint.Verification;

import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;

/** What a token of an issuer has to say, besides being the issuer's. */
final class Rules {

	private Rules() {
	}

	/** The rules for tokens of an issuer; each has to hold. */
	static OAuth2TokenValidator<Jwt> of(Issuer issuer, InstantSource clock) {
		JwtTimestampValidator time = new JwtTimestampValidator(issuer.clockSkew());
		time.setClock(clock.withZone(ZoneOffset.UTC));
		Stream<OAuth2TokenValidator<Jwt>> rules = switch (issuer.verification()) {
			case Verification.Signature signature -> {
				time.setAllowEmptyExpiryClaim(false);
				yield Stream.of(type(signature), new JwtIssuerValidator(issuer.name()));
			}
			// RFC 7662, 2.2: "iss", "exp" and "nbf" are optional
			case Verification.Introspection _ -> Stream.of(ifThere(new JwtIssuerValidator(issuer.name())));
		};
		Stream<OAuth2TokenValidator<Jwt>> claims = issuer.requiredClaims()
			.entrySet()
			.stream()
			.map((claim) -> new JwtClaimValidator<>(claim.getKey(),
					(value) -> claim.getValue().isEmpty() || has(value, claim.getValue())));
		return new DelegatingOAuth2TokenValidator<>(
				Stream.of(rules, Stream.of(time, audience(issuer)), claims).flatMap((each) -> each).toList());
	}

	private static OAuth2TokenValidator<Jwt> type(Verification.Signature signature) {
		JwtTypeValidator type = new JwtTypeValidator(
				signature.types().stream().flatMap((name) -> Stream.of(name, "application/" + name)).toList());
		type.setAllowEmpty(signature.types().contains(""));
		return type;
	}

	private static OAuth2TokenValidator<Jwt> ifThere(JwtIssuerValidator issuer) {
		return (token) -> token.hasClaim(JwtClaimNames.ISS) ? issuer.validate(token)
				: OAuth2TokenValidatorResult.success();
	}

	private static OAuth2TokenValidator<Jwt> audience(Issuer issuer) {
		return new JwtClaimValidator<>(JwtClaimNames.AUD, (value) -> has(value, issuer.audiences()));
	}

	/** Whether a claim is one of these texts, or has one among others. */
	private static boolean has(Object value, Set<String> texts) {
		return ((value instanceof Collection<?> list) ? list.stream() : Stream.of(value)).map(String::valueOf)
			.anyMatch(texts::contains);
	}

}
