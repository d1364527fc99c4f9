package io.sluice.access;

import java.text.ParseException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import com.nimbusds.jwt.SignedJWT;
import io.sluice.blueprint.Issuer;
import io.sluice.blueprint.KeySource;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.authentication.ReactiveAuthenticationManagerResolver;
import org.springframework.web.reactive.function.client.WebClient;

/** Finds for a token who can verify it: whoever knows its issuer. */
final class Issuers implements ReactiveAuthenticationManagerResolver<String> {

	/** Of a token, in letters. */
	private static final int LONGEST = 16 * 1024;

	private final Map<String, JwtIssuer> issuers;

	private Issuers(Map<String, JwtIssuer> issuers) {
		this.issuers = Map.copyOf(issuers);
	}

	static Issuers of(List<Issuer> issuers, WebClient web, InstantSource clock) {
		PublishedKeys published = new PublishedKeys(web);
		return new Issuers(issuers.stream()
			.collect(Collectors.toMap(Issuer::name,
					(issuer) -> new JwtIssuer(issuer, keys(issuer, published, clock), clock))));
	}

	private static Keys keys(Issuer issuer, PublishedKeys published, InstantSource clock) {
		return switch (issuer.keys()) {
			case KeySource.Given(var keys) -> new Keys.Fixed(Keyring.of(keys));
			case KeySource.At at -> new RemoteKeys(issuer.name(), published.at(at), clock);
			case KeySource.Discovered _ -> new RemoteKeys(issuer.name(), published.discovered(issuer.name()), clock);
		};
	}

	/**
	 * Finds who can verify a token.
	 * @param token whatever somebody says is one
	 * @return a manager whose outcome is a {@link VerifiedToken}; an error if nobody can,
	 * {@link IssuerUnavailableException} if nobody can now
	 */
	@Override
	public Mono<ReactiveAuthenticationManager> resolve(String token) {
		return Mono.defer(() -> {
			SignedJWT signed = parse(token);
			return issuer(name(signed)).manager(signed.getHeader());
		});
	}

	/** Tokens without a signature, and encrypted ones, are none. */
	private static SignedJWT parse(String token) {
		if (token.length() > LONGEST) {
			throw new BadTokenException("it is too long");
		}
		try {
			return SignedJWT.parse(token);
		}
		catch (ParseException ex) {
			throw new BadTokenException("it is no signed JWT");
		}
	}

	/** Not verified yet: whose keys to verify it with. */
	private static @Nullable String name(SignedJWT token) {
		try {
			return token.getJWTClaimsSet().getIssuer();
		}
		catch (ParseException ex) {
			throw new BadTokenException("its claims cannot be read");
		}
	}

	private JwtIssuer issuer(@Nullable String name) {
		JwtIssuer issuer = this.issuers.get(Objects.requireNonNullElse(name, ""));
		if (issuer == null) {
			throw new BadTokenException("its issuer is not listed");
		}
		return issuer;
	}

}
