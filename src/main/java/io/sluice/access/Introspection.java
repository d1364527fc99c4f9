package io.sluice.access;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

import io.sluice.blueprint.Issuer;
import io.sluice.blueprint.Verification;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Mono;

import org.springframework.core.log.LogMessage;
import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2AuthenticatedPrincipal;
import org.springframework.security.oauth2.core.OAuth2TokenIntrospectionClaimNames;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidatorResult;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.OpaqueTokenReactiveAuthenticationManager;
import org.springframework.security.oauth2.server.resource.introspection.SpringReactiveOpaqueTokenIntrospector;
import org.springframework.web.reactive.function.client.WebClient;

/** Asks an issuer what a token is worth (RFC 7662). */
final class Introspection implements ReactiveAuthenticationManager {

	private static final Log logger = LogFactory.getLog(Introspection.class);

	private static final Duration PATIENCE = Duration.ofSeconds(2);

	/** Between two lines of the log that say the same. */
	private static final Duration PAUSE = Duration.ofSeconds(5);

	/** What a token grants that does not say when it ends. */
	private static final Duration WITHOUT_END = Duration.ofHours(1);

	private final AtomicReference<Instant> reported = new AtomicReference<>(Instant.MIN);

	private final Issuer issuer;

	private final Duration cacheFor;

	private final ReactiveAuthenticationManager manager;

	private final OAuth2TokenValidator<Jwt> rules;

	private final CallerReader reader;

	private final InstantSource clock;

	Introspection(Issuer issuer, Verification.Introspection introspection, WebClient web, InstantSource clock) {
		this.issuer = issuer;
		this.cacheFor = introspection.cacheFor();
		this.rules = Rules.of(issuer, clock);
		this.reader = new CallerReader(issuer.scopeClaims());
		this.clock = clock;
		OpaqueTokenReactiveAuthenticationManager opaque = new OpaqueTokenReactiveAuthenticationManager(
				new SpringReactiveOpaqueTokenIntrospector(introspection.uri().toString(),
						authenticated(web, introspection)));
		opaque.setAuthenticationConverter((_, principal) -> Mono.fromCallable(() -> verified(principal)));
		this.manager = opaque;
	}

	/** RFC 6749, 2.3.1: id and secret are encoded as in a form. */
	private static WebClient authenticated(WebClient web, Verification.Introspection introspection) {
		return web.mutate()
			.defaultHeaders((headers) -> headers.setBasicAuth(encoded(introspection.clientId()),
					encoded(introspection.clientSecret())))
			.build();
	}

	private static String encoded(String text) {
		return URLEncoder.encode(text, StandardCharsets.UTF_8);
	}

	/**
	 * Asks.
	 * @param authentication the token
	 * @return a {@link VerifiedToken}; an error if the token is not good,
	 * {@link IssuerUnavailableException} if that cannot be said within two seconds
	 */
	@Override
	public Mono<Authentication> authenticate(Authentication authentication) {
		return this.manager.authenticate(authentication)
			.timeout(PATIENCE)
			.onErrorMap(
					(error) -> !(error instanceof InvalidBearerTokenException || error instanceof BadTokenException),
					this::unavailable);
	}

	private IssuerUnavailableException unavailable(Throwable error) {
		Instant now = this.clock.instant();
		Instant before = this.reported.get();
		if (now.minus(PAUSE).isAfter(before) && this.reported.compareAndSet(before, now)) {
			logger.warn(LogMessage.format("%s did not say what a token is worth: %s", this.issuer.name(), error));
		}
		return new IssuerUnavailableException(this.issuer.name());
	}

	private VerifiedToken verified(OAuth2AuthenticatedPrincipal principal) {
		Map<String, Object> claims = principal.getAttributes();
		// the rules are those of JWTs, which have a header
		Jwt jwt = Jwt.withTokenValue("introspected")
			.header("typ", "token-introspection")
			.claims((all) -> all.putAll(claims))
			.build();
		OAuth2TokenValidatorResult result = this.rules.validate(jwt);
		if (result.hasErrors()) {
			throw new BadTokenException("of what its issuer says: " + result.getErrors()
				.stream()
				.map((error) -> Objects.toString(error.getDescription()))
				.collect(Collectors.joining(", ")));
		}
		Instant now = this.clock.instant();
		Instant expiresAt = jwt.getExpiresAt();
		Instant until = (expiresAt != null) ? expiresAt.plus(this.issuer.clockSkew()) : now.plus(WITHOUT_END);
		Instant askAgain = now.plus(this.cacheFor);
		return new VerifiedToken(new Grant(this.reader.caller(written(claims)), until), askAgain::isAfter);
	}

	/** As the issuer has written them, before Spring Security reads them. */
	private static Map<String, Object> written(Map<String, Object> claims) {
		Map<String, Object> written = new HashMap<>(claims);
		written.replaceAll((_, value) -> (value instanceof Instant time) ? time.getEpochSecond() : value);
		written.computeIfPresent(OAuth2TokenIntrospectionClaimNames.SCOPE,
				(_, scopes) -> (scopes instanceof Collection<?> list)
						? list.stream().map(String::valueOf).collect(Collectors.joining(" ")) : scopes);
		return written;
	}

}
