package io.sluice.access;

import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;

import io.sluice.blueprint.Issuer;
import io.sluice.blueprint.Security;
import reactor.core.publisher.Mono;

import org.springframework.web.reactive.function.client.WebClient;

/** Finds out who asks. Safe for use by many threads; never waits. */
@FunctionalInterface
public interface Callers {

	/** Takes everybody for anonymous, whatever they bring. */
	Callers NOBODY_IS_KNOWN = (_) -> Mono.just(Grant.ANONYMOUS);

	/**
	 * Finds out who asks.
	 * @param authorization all values of {@code Authorization} that somebody brings
	 * @return who it is: {@link Grant#ANONYMOUS} without a token;
	 * {@link BadTokenException} if a token is not accepted,
	 * {@link IssuerUnavailableException} if that cannot be said within a few seconds
	 */
	Mono<Grant> identify(List<String> authorization);

	/**
	 * The same, but not for those without a token.
	 * @return fails with {@link NoTokenException} for them
	 */
	default Callers authenticated() {
		return (authorization) -> identify(authorization).filter((grant) -> grant.caller().authenticated())
			.switchIfEmpty(Mono.error(NoTokenException::new));
	}

	/**
	 * The callers that a gateway knows.
	 * @param security whose tokens are accepted
	 * @param clients the way to each issuer
	 * @param clock says what time it is
	 * @return knows them by their tokens
	 */
	static Callers of(Security security, Function<Issuer, WebClient> clients, InstantSource clock) {
		return security.issuers().isEmpty() ? NOBODY_IS_KNOWN
				: new BearerCallers(new VerifiedTokens(new Issuers(security.issuers(), clients, clock), clock));
	}

}
