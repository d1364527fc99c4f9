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
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.core.log.LogMessage;
import org.springframework.web.reactive.function.client.WebClient;

/** Verifies tokens of several issuers. */
final class Issuers {

	private static final Log logger = LogFactory.getLog(Issuers.class);

	/** Of a token, in letters. */
	private static final int LONGEST = 16 * 1024;

	private final Map<String, TokenVerifier> verifiers;

	private Issuers(Map<String, TokenVerifier> verifiers) {
		this.verifiers = Map.copyOf(verifiers);
	}

	static Issuers of(List<Issuer> issuers, WebClient web, InstantSource clock) {
		PublishedKeys published = new PublishedKeys(web);
		return new Issuers(issuers.stream()
			.collect(Collectors.toMap(Issuer::name,
					(issuer) -> new TokenVerifier(issuer, keys(issuer, published, clock), clock))));
	}

	private static Keys keys(Issuer issuer, PublishedKeys published, InstantSource clock) {
		return switch (issuer.keys()) {
			case KeySource.Given(var keys) -> new Keys.Fixed(Keyring.of(keys));
			case KeySource.At at -> new RemoteKeys(issuer.name(), published.at(at), clock);
			case KeySource.Discovered _ -> new RemoteKeys(issuer.name(), published.discovered(issuer.name()), clock);
		};
	}

	/**
	 * Verifies a token.
	 * @param token whatever somebody says is one
	 * @return the token; {@link BadTokenException} whatever is wrong with it,
	 * {@link KeysUnavailableException} if that cannot be said
	 */
	Mono<VerifiedToken> verify(String token) {
		return Mono.defer(() -> {
			SignedJWT signed = parse(token);
			return verifier(issuer(signed)).verify(signed);
		})
			.onErrorMap((error) -> !(error instanceof BadTokenException || error instanceof KeysUnavailableException),
					(error) -> new BadTokenException(error.getClass().getSimpleName()))
			.doOnError(BadTokenException.class,
					(refused) -> logger.debug(LogMessage.format("A token is refused: %s", refused.getMessage())));
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
	private static @Nullable String issuer(SignedJWT token) {
		try {
			return token.getJWTClaimsSet().getIssuer();
		}
		catch (ParseException ex) {
			throw new BadTokenException("its claims cannot be read");
		}
	}

	private TokenVerifier verifier(@Nullable String issuer) {
		TokenVerifier verifier = this.verifiers.get(Objects.requireNonNullElse(issuer, ""));
		if (verifier == null) {
			throw new BadTokenException("its issuer is not listed");
		}
		return verifier;
	}

}
