package io.sluice.access;

import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.jwk.source.JWKSecurityContextJWKSet;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import io.sluice.blueprint.Issuer;
import io.sluice.blueprint.Verification;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.authentication.ReactiveAuthenticationManagerResolver;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtReactiveAuthenticationManager;

/**
 * Has a manager that verifies the JWTs of one issuer, and another when its keys change.
 */
final class JwtIssuer implements ReactiveAuthenticationManagerResolver<JWSHeader> {

	private final AtomicReference<@Nullable Made> last = new AtomicReference<>();

	private final Set<JWSAlgorithm> algorithms;

	private final OAuth2TokenValidator<Jwt> rules;

	private final Duration clockSkew;

	private final CallerReader reader;

	private final Keys keys;

	JwtIssuer(Issuer issuer, Verification.Signature signature, Keys keys, InstantSource clock) {
		this.algorithms = signature.algorithms()
			.stream()
			.map(JWSAlgorithm::parse)
			.collect(Collectors.toUnmodifiableSet());
		this.rules = Rules.of(issuer, clock);
		this.clockSkew = issuer.clockSkew();
		this.reader = new CallerReader(issuer.scopeClaims());
		this.keys = keys;
	}

	/**
	 * Who can verify a token that says to be of this issuer.
	 * @param header the token's
	 * @return a manager with the keys of now; {@link IssuerUnavailableException} if there
	 * are none
	 */
	@Override
	public Mono<ReactiveAuthenticationManager> resolve(JWSHeader header) {
		if (!this.algorithms.contains(header.getAlgorithm())) {
			return Mono.error(new BadTokenException("its algorithm is not listed"));
		}
		return Mono.justOrEmpty(this.keys.known())
			.filter((known) -> known.fits(header))
			.switchIfEmpty(Mono.defer(this.keys::latest))
			.map(this::manager);
	}

	private ReactiveAuthenticationManager manager(Keyring keyring) {
		Made made = this.last.get();
		// whoever has the same keys has the same object
		if (made == null || !made.keyring().equals(keyring)) {
			made = new Made(keyring, make(keyring));
			this.last.set(made);
		}
		return made.manager();
	}

	private JwtReactiveAuthenticationManager make(Keyring keyring) {
		NimbusReactiveJwtDecoder decoder = NimbusReactiveJwtDecoder
			.withJwkSource((_) -> Flux.fromIterable(keyring.keys().getKeys()))
			.jwtProcessorCustomizer((processor) -> processor
				.setJWSKeySelector(new JWSVerificationKeySelector<>(this.algorithms, new JWKSecurityContextJWKSet())))
			.build();
		decoder.setJwtValidator(this.rules);
		JwtReactiveAuthenticationManager manager = new JwtReactiveAuthenticationManager(decoder);
		manager.setJwtAuthenticationConverter((jwt) -> Mono.fromCallable(() -> verified(jwt, keyring)));
		return manager;
	}

	/** Claims are handed on as they are written, not as Spring Security reads them. */
	private VerifiedToken verified(Jwt jwt, Keyring keyring) throws ParseException {
		Caller caller = this.reader.caller(JWSObject.parse(jwt.getTokenValue()).getPayload().toJSONObject());
		return new VerifiedToken(new Grant(caller, Objects.requireNonNull(jwt.getExpiresAt()).plus(this.clockSkew)),
				(_) -> this.keys.known().filter(keyring::equals).isPresent());
	}

	/**
	 * A manager that is made.
	 *
	 * @param keyring the keys that it has
	 * @param manager the manager
	 */
	private record Made(Keyring keyring, ReactiveAuthenticationManager manager) {

	}

}
