package io.sluice.downstream.token;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.core.log.LogMessage;
import org.springframework.security.oauth2.core.OAuth2AccessToken;

/**
 * The token that all calls to a service are made with. It is fetched when the first call
 * needs it, once for all who wait for it, and anew before it ends: calls go on with the
 * last one until there is a new one, or it ends. Safe for use by many threads; never
 * waits.
 */
public final class AccessToken {

	/** Between two fetches, the first of which has failed. */
	static final Duration PAUSE = Duration.ofSeconds(1);

	/** Between two tokens that are thrown away. */
	static final Duration DROP_PAUSE = Duration.ofSeconds(5);

	private static final Duration PATIENCE = Duration.ofSeconds(5);

	/** How long before its end a token is fetched anew, unless it lasts just minutes. */
	private static final Duration EARLY = Duration.ofSeconds(60);

	private static final Log logger = LogFactory.getLog(AccessToken.class);

	private final AtomicReference<Drop> dropped = new AtomicReference<>(new Drop("", Instant.EPOCH));

	private final AtomicReference<Outcome> last = new AtomicReference<>(Outcome.NONE);

	private final String registration;

	private final InstantSource clock;

	private final Mono<Outcome> shared;

	/**
	 * No token is there yet.
	 * @param registration names the client, for the log
	 * @param fetch fetches a token
	 * @param clock says what time it is
	 */
	AccessToken(String registration, Mono<OAuth2AccessToken> fetch, InstantSource clock) {
		this.registration = registration;
		this.clock = clock;
		this.shared = fetch.timeout(PATIENCE)
			.map(this::fetched)
			.onErrorResume((error) -> Mono.just(failed(error)))
			.cacheInvalidateIf(this::isSpent);
	}

	/**
	 * A token that holds for a while.
	 * @return its text; {@link NoAccessTokenException} if none can be had
	 */
	public Mono<String> text() {
		return Mono.defer(() -> {
			CompletableFuture<@Nullable Outcome> next = this.shared.toFuture();
			Outcome known = this.last.get();
			return (!next.isDone() && isGood(known)) ? known.text() : Mono.fromFuture(next).flatMap(Outcome::text);
		});
	}

	/**
	 * Throws a token away that a service has refused, so that a new one is fetched. Not
	 * more often than every few seconds: the service may refuse them all.
	 * @param text the token that was refused
	 * @return whether a new one is worth trying
	 */
	public boolean drop(String text) {
		Drop before = this.dropped.get();
		if (before.text().equals(text)) {
			return true;
		}
		Instant now = this.clock.instant();
		return !now.isBefore(before.at().plus(DROP_PAUSE)) && this.dropped.compareAndSet(before, new Drop(text, now));
	}

	private boolean isSpent(Outcome outcome) {
		return !this.clock.instant().isBefore(outcome.until()) || isDropped(outcome);
	}

	private boolean isGood(Outcome outcome) {
		return this.clock.instant().isBefore(outcome.end()) && !isDropped(outcome);
	}

	private boolean isDropped(Outcome outcome) {
		return outcome.token().equals(this.dropped.get().text());
	}

	private Outcome fetched(OAuth2AccessToken token) {
		Outcome fetched = outcome(token);
		this.last.set(fetched);
		return fetched;
	}

	private Outcome outcome(OAuth2AccessToken token) {
		String text = token.getTokenValue();
		Instant end = token.getExpiresAt();
		if (end == null) {
			return new Outcome(text, Mono.just(text), Instant.MAX, Instant.MAX);
		}
		Duration quarter = Duration.between(this.clock.instant(), end).dividedBy(4);
		Duration early = (quarter.compareTo(EARLY) < 0) ? quarter : EARLY;
		return new Outcome(text, Mono.just(text), end.minus(early), end);
	}

	private Outcome failed(Throwable error) {
		NoAccessTokenException failure = new NoAccessTokenException(this.registration, error);
		Instant again = this.clock.instant().plus(PAUSE);
		Outcome known = this.last.get();
		if (isGood(known)) {
			logger.warn(LogMessage.format("The last token goes on until %s: %s", known.end(), failure.getMessage()));
			return known.until(again.isBefore(known.end()) ? again : known.end());
		}
		return new Outcome("no token", Mono.error(failure), again, again);
	}

	/** Says nothing of the token. */
	@Override
	public String toString() {
		return "AccessToken(" + this.registration + ")";
	}

	/**
	 * What became of a fetch.
	 *
	 * @param token the token; no token's text if there is none
	 * @param text the same, or why there is none
	 * @param until when to fetch anew
	 * @param end when the token is worth nothing any more
	 */
	private record Outcome(String token, Mono<String> text, Instant until, Instant end) {

		/** Nothing has been fetched. */
		static final Outcome NONE = new Outcome("", Mono.empty(), Instant.MIN, Instant.MIN);

		/** The same, but to be fetched anew at another time. */
		Outcome until(Instant until) {
			return new Outcome(this.token, this.text, until, this.end);
		}

	}

	/**
	 * A token that was thrown away.
	 *
	 * @param text the token
	 * @param at when
	 */
	private record Drop(String text, Instant at) {
	}

}
