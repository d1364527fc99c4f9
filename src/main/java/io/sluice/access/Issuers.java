package io.sluice.access;

import java.text.ParseException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Pattern;

import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.SignedJWT;
import io.sluice.blueprint.Issuer;
import io.sluice.blueprint.KeySource;
import io.sluice.blueprint.Verification;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.authentication.ReactiveAuthenticationManagerResolver;
import org.springframework.web.reactive.function.client.WebClient;

/** Finds for a token who can verify it: whoever knows its issuer. */
final class Issuers implements ReactiveAuthenticationManagerResolver<String> {

	/** Of a token, in letters. */
	private static final int LONGEST = 16 * 1024;

	/** "b64token" of RFC 6750, 2.1. */
	private static final Pattern LETTERS = Pattern.compile("[A-Za-z0-9._~+/-]+=*");

	private final Map<String, ReactiveAuthenticationManagerResolver<JWSHeader>> byName = new HashMap<>();

	/** Of tokens that do not say it. */
	private final Mono<ReactiveAuthenticationManager> unnamed;

	/**
	 * The issuers of a gateway.
	 * @param issuers their names differ; one at most is asked by introspection
	 * @param clients the way to each of them
	 * @param clock says what time it is
	 */
	Issuers(List<Issuer> issuers, Function<Issuer, WebClient> clients, InstantSource clock) {
		Mono<ReactiveAuthenticationManager> others = Mono.error(() -> new BadTokenException("it is no signed JWT"));
		for (Issuer issuer : issuers) {
			WebClient web = clients.apply(issuer);
			switch (issuer.verification()) {
				case Verification.Signature signature -> this.byName.put(issuer.name(),
						new JwtIssuer(issuer, signature, keys(issuer.name(), signature.keys(), web, clock), clock));
				case Verification.Introspection introspection -> {
					Mono<ReactiveAuthenticationManager> manager = Mono
						.just(new AskingOnce(new Introspection(issuer, introspection, web, clock), clock));
					this.byName.put(issuer.name(), (_) -> manager);
					others = manager;
				}
			}
		}
		this.unnamed = others;
	}

	private static Keys keys(String issuer, KeySource source, WebClient web, InstantSource clock) {
		PublishedKeys published = new PublishedKeys(web);
		return switch (source) {
			case KeySource.Given(var keys) -> new Keys.Fixed(Keyring.of(keys));
			case KeySource.At at -> new RemoteKeys(issuer, published.at(at), clock);
			case KeySource.Discovered _ -> new RemoteKeys(issuer, published.discovered(issuer), clock);
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
			return (signed != null) ? issuer(name(signed)).resolve(signed.getHeader()) : this.unnamed;
		});
	}

	/** JWTs without a signature, and encrypted ones, are none that could be read. */
	private static @Nullable SignedJWT parse(String token) {
		if (token.length() > LONGEST) {
			throw new BadTokenException("it is too long");
		}
		if (!LETTERS.matcher(token).matches()) {
			throw new BadTokenException("it is no token by its letters");
		}
		try {
			return SignedJWT.parse(token);
		}
		catch (ParseException ex) {
			return null;
		}
	}

	/** Not verified yet: who can verify it. */
	private static @Nullable String name(SignedJWT token) {
		try {
			return token.getJWTClaimsSet().getIssuer();
		}
		catch (ParseException ex) {
			throw new BadTokenException("its claims cannot be read");
		}
	}

	private ReactiveAuthenticationManagerResolver<JWSHeader> issuer(@Nullable String name) {
		ReactiveAuthenticationManagerResolver<JWSHeader> issuer = this.byName.get(Objects.requireNonNullElse(name, ""));
		if (issuer == null) {
			throw new BadTokenException("its issuer is not listed");
		}
		return issuer;
	}

}
