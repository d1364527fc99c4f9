package io.sluice.access;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import reactor.core.publisher.Mono;

import org.springframework.security.authentication.ReactiveAuthenticationManager;
import org.springframework.security.core.Authentication;

/**
 * Asks once for all who bring the same token at the same time, and not again for a few
 * seconds if the token is not good. Good tokens are remembered elsewhere, see
 * {@link VerifiedTokens}.
 */
final class AskingOnce implements ReactiveAuthenticationManager {

	private static final Duration PAUSE = Duration.ofSeconds(5);

	private static final int MOST = 10_000;

	private final Cache<Digest, Mono<Authentication>> asked;

	private final ReactiveAuthenticationManager inner;

	AskingOnce(ReactiveAuthenticationManager inner, InstantSource clock) {
		this.inner = inner;
		this.asked = Caffeine.newBuilder()
			.expireAfterWrite(PAUSE)
			.ticker(() -> TimeUnit.MILLISECONDS.toNanos(clock.millis()))
			.maximumSize(MOST)
			.build();
	}

	@Override
	public Mono<Authentication> authenticate(Authentication authentication) {
		Digest token = Digest.of(Objects.toString(authentication.getCredentials()));
		return Mono.defer(() -> this.asked.get(token, (_) -> ask(authentication, token)));
	}

	private Mono<Authentication> ask(Authentication authentication, Digest token) {
		return this.inner.authenticate(authentication).doOnNext((_) -> this.asked.invalidate(token)).cache();
	}

}
