package io.sluice.http;

import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.sluice.access.Callers;
import io.sluice.blueprint.Issuer;
import io.sluice.blueprint.Security;

import org.springframework.web.reactive.function.client.WebClient;

/**
 * What was found out about callers: generations that know the same issuers share it, so
 * that nobody's token is verified anew because something else has changed.
 */
final class KnownCallers {

	/** As long as there are generations that use them. */
	private final Cache<List<Issuer>, Callers> known = Caffeine.newBuilder().weakValues().build();

	private final Function<Issuer, WebClient> clients;

	private final InstantSource clock;

	/**
	 * Nobody is known yet.
	 * @param clients the way to each issuer
	 * @param clock says what time it is
	 */
	KnownCallers(Function<Issuer, WebClient> clients, InstantSource clock) {
		this.clients = clients;
		this.clock = clock;
	}

	/**
	 * The callers that one generation knows.
	 * @param security whose tokens are accepted
	 * @return those that were known to the one before, if it knew the same issuers
	 */
	Callers of(Security security) {
		return this.known.get(security.issuers(), (_) -> Callers.of(security, this.clients, this.clock));
	}

}
