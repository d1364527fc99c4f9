package io.sluice.http;

import reactor.core.publisher.Mono;

import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Discards what others leave unread, at the port of operators: what GET requests should
 * not have, and what is refused. {@link Reception} and {@link Entrance} do the same by
 * themselves.
 */
final class UnreadBodies implements WebFilter {

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		return UnreadBody.discardBefore(exchange, chain::filter)
			.onErrorResume((error) -> UnreadBody.discard(exchange).then(Mono.error(error)));
	}

}
