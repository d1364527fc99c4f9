package io.sluice.downstream.token;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import reactor.core.publisher.Mono;

import org.springframework.security.oauth2.core.OAuth2AccessToken;

/** Tokens for tests. */
public interface Tokens {

	/** For services that need none. */
	Function<String, AccessToken> NONE = (registration) -> {
		throw new IllegalStateException(registration);
	};

	/** Tokens with numbers: {@code token-1}, and so on. */
	static Function<String, AccessToken> numbered() {
		AtomicInteger last = new AtomicInteger();
		return (registration) -> new AccessToken(registration,
				Mono.fromSupplier(() -> new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER,
						"token-" + last.incrementAndGet(), Instant.EPOCH, null)),
				InstantSource.system());
	}

	/** Tokens that nobody gets. */
	static Function<String, AccessToken> failing() {
		return (registration) -> new AccessToken(registration,
				Mono.error(new IllegalStateException("s3cret words of the token endpoint")), InstantSource.system());
	}

}
