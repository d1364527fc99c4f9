package io.sluice.http;

import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.http.HttpCookie;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.MultiValueMap;
import org.springframework.web.server.ServerWebExchange;

/** What came over HTTP, as Spring for GraphQL has it. */
final class Received {

	private Received() {
	}

	/**
	 * An operation.
	 * @param exchange what it came with
	 * @param members {@code query} and the like
	 * @param id the id of the operation, under which the log has what failed
	 * @return the operation; fails as a bad request if there is no text in
	 * {@code members}
	 */
	static WebGraphQlRequest of(ServerWebExchange exchange, Map<String, Object> members, String id) {
		ServerHttpRequest request = exchange.getRequest();
		return new WebGraphQlRequest(request.getURI(), request.getHeaders(), cookies(request),
				request.getRemoteAddress(), exchange.getAttributes(), NamedDocument.sent(members), id,
				exchange.getLocaleContext().getLocale());
	}

	/** Only browsers send any; to find that there are none, Spring makes some maps. */
	private static @Nullable MultiValueMap<String, HttpCookie> cookies(ServerHttpRequest request) {
		return request.getHeaders().containsHeader(HttpHeaders.COOKIE) ? request.getCookies() : null;
	}

}
