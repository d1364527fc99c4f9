package io.sluice.http.socket;

import java.net.InetSocketAddress;
import java.net.URI;
import java.security.Principal;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

import io.sluice.access.Grant;
import io.sluice.http.GrantAttribute;
import io.sluice.http.NamedDocument;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.graphql.server.WebSocketGraphQlRequest;
import org.springframework.graphql.server.WebSocketSessionInfo;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.socket.HandshakeInfo;

/**
 * The request that a socket was opened with.
 *
 * @param id the id of the request
 * @param locale the client's first language, if it has one
 * @param grant who asked, by its headers
 * @param handshake what else it said
 */
record Upgrade(String id, @Nullable Locale locale, Grant grant,
		HandshakeInfo handshake) implements WebSocketSessionInfo {

	/**
	 * A request for an operation.
	 * @param number which operation of the socket it is
	 * @param body what the client wants
	 * @param client who asks for it
	 * @return the request, with an id of its own
	 */
	WebSocketGraphQlRequest request(int number, Map<String, Object> body, Client client) {
		Map<String, Object> attributes = new HashMap<>(getAttributes());
		GrantAttribute.put(attributes, client.grant());
		return new WebSocketGraphQlRequest(getUri(), client.headers(), this.handshake.getCookies(), getRemoteAddress(),
				attributes, NamedDocument.sent(body), this.id + "-" + number, this.locale, this);
	}

	@Override
	public String getId() {
		return this.id;
	}

	@Override
	public Map<String, Object> getAttributes() {
		return this.handshake.getAttributes();
	}

	@Override
	public URI getUri() {
		return this.handshake.getUri();
	}

	@Override
	public HttpHeaders getHeaders() {
		return this.handshake.getHeaders();
	}

	@Override
	public Mono<Principal> getPrincipal() {
		return this.handshake.getPrincipal();
	}

	@Override
	public @Nullable InetSocketAddress getRemoteAddress() {
		return this.handshake.getRemoteAddress();
	}

}
