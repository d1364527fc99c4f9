package io.sluice.http.socket;

import java.net.URI;
import java.util.Locale;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.cors.CorsConfiguration;

/**
 * Which pages may open sockets. A browser lets any page open one to any host, and sends
 * along what it knows of the user; all that the server has is where the page is from.
 */
final class Origins {

	private final CorsConfiguration others;

	/**
	 * Origins.
	 * @param others the origins that are allowed besides the gateway's own; none if
	 * {@code null}
	 */
	Origins(@Nullable CorsConfiguration others) {
		this.others = (others != null) ? others : new CorsConfiguration();
	}

	/**
	 * Whether a request is from an allowed page, or from no page at all.
	 * @param request asks for a socket
	 * @return whether it may have one
	 */
	boolean allow(ServerHttpRequest request) {
		String origin = request.getHeaders().getOrigin();
		return origin == null || isOwn(origin, request.getURI()) || this.others.checkOrigin(origin) != null;
	}

	/**
	 * By host and port. The scheme may be another one behind a proxy that does TLS.
	 */
	private static boolean isOwn(String origin, URI address) {
		try {
			URI page = URI.create(origin);
			return page.getHost() != null && page.getHost().equalsIgnoreCase(address.getHost())
					&& port(page) == port(address);
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	/** The port as it is said: -1 if it is the usual one. */
	private static int port(URI address) {
		int usual = switch (Objects.requireNonNullElse(address.getScheme(), "").toLowerCase(Locale.ROOT)) {
			case "https", "wss" -> 443;
			default -> 80;
		};
		return (address.getPort() == usual) ? -1 : address.getPort();
	}

}
