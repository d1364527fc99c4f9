package io.sluice.access;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Collections;
import java.util.Objects;
import java.util.stream.Stream;

import io.sluice.blueprint.Issuer;

import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.JwtTypeValidator;

/** What a token of an issuer has to say, whoever has signed it. */
final class Rules {

	private Rules() {
	}

	static OAuth2TokenValidator<Jwt> of(Issuer issuer, InstantSource clock) {
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

}
