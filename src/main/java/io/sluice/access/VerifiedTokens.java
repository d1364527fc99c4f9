package io.sluice.access;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import reactor.core.publisher.Mono;

import org.springframework.core.log.LogMessage;
import org.springframework.security.authentication.ReactiveAuthenticationManagerResolver;
import org.springframework.security.oauth2.jwt.JwtValidationException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;

/**
 * Remembers tokens that were verified. They are verified anew when they have been
 * remembered for a few minutes, when their issuer's keys change, and when there are too
 * many of them. What is kept of a token is its digest and its claims, not its text.
 */
final class VerifiedTokens {

	private static final Log logger = LogFactory.getLog(VerifiedTokens.class);

	private static final Duration LONGEST = Duration.ofMinutes(5);

	/** Of all that is remembered, about, in bytes. */
	private static final long MOST = 64L << 20;

	/** Of one token besides its claims, about, in bytes: this bounds their number. */
	private static final int LEAST = 1024;

	/** Of one letter of a token, about, in bytes, when its claims are objects. */
	private static final int PER_LETTER = 4;

	private final Cache<Digest, Entry> remembered;

	private final ReactiveAuthenticationManagerResolver<String> issuers;

	private final InstantSource clock;

	/**
	 * Nothing is remembered.
	 * @param issuers verify tokens; what they make of a good one is a
	 * {@link VerifiedToken}
	 * @param clock says what time it is
	 */
	VerifiedTokens(ReactiveAuthenticationManagerResolver<String> issuers, InstantSource clock) {
		this.issuers = issuers;
		this.clock = clock;
		this.remembered = Caffeine.newBuilder()
			.expireAfterWrite(LONGEST)
			.ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
			.maximumWeight(MOST)
			.weigher((Digest _, Entry entry) -> entry.weight())
			.build();
	}

	/** Who brings a token; as {@link Callers#identify}. */
	Mono<Grant> grant(String token) {
		Digest digest = Digest.of(token);
		Entry known = this.remembered.getIfPresent(digest);
		if (known != null && known.token().isGood(this.clock.instant())) {
			return Mono.just(known.token().grant().with(token));
		}
		return verify(token)
			.doOnNext(
					(verified) -> this.remembered.put(digest, new Entry(verified, LEAST + PER_LETTER * token.length())))
			.map((verified) -> verified.grant().with(token));
	}

	/** Whatever is wrong with a token makes it a bad one. */
	private Mono<VerifiedToken> verify(String token) {
		return this.issuers.resolve(token)
			.flatMap((manager) -> manager.authenticate(new BearerTokenAuthenticationToken(token)))
			.cast(VerifiedToken.class)
			.onErrorMap((error) -> !(error instanceof BadTokenException || error instanceof IssuerUnavailableException),
					VerifiedTokens::refusal)
			.doOnError(BadTokenException.class,
					(refused) -> logger.debug(LogMessage.format("A token is refused: %s", refused.getMessage())));
	}

	/** What the rules say holds nothing of the token, anything else might. */
	private static BadTokenException refusal(Throwable error) {
		return new BadTokenException((error.getCause() instanceof JwtValidationException invalid)
				? "of what it says: " + invalid.getMessage() : error.getClass().getSimpleName());
	}

	/**
	 * What is remembered.
	 *
	 * @param token the token, but not its text
	 * @param weight about how many bytes that is
	 */
	private record Entry(VerifiedToken token, int weight) {

	}

}
