package io.sluice.http.socket;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;

import io.sluice.access.Grant;
import io.sluice.http.Connections;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.http.server.HttpServerResponse;

import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.reactive.socket.HandshakeInfo;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.reactive.socket.WebSocketSession;
import org.springframework.web.server.ServerWebExchange;

/** The sockets of the gateway. */
final class Sockets {

	private final WebGraphQlHandler handler;

	private final MessageReader reader;

	private final MessageWriter writer;

	private final Connections connections;

	private final Terms terms;

	/**
	 * No socket is open.
	 * @param handler executes operations
	 * @param reader reads messages
	 * @param writer writes messages
	 * @param connections counts sockets
	 * @param terms what holds on each of them
	 */
	Sockets(WebGraphQlHandler handler, MessageReader reader, MessageWriter writer, Connections connections,
			Terms terms) {
		this.handler = handler;
		this.reader = reader;
		this.writer = writer;
		this.connections = connections;
		this.terms = terms;
	}

	/**
	 * What is done with the socket that a request opens.
	 * @param exchange the request
	 * @param grant who asks, by its headers
	 * @return a handler for this socket alone
	 */
	WebSocketHandler handler(ServerWebExchange exchange, Grant grant) {
		HttpServerResponse response = ServerHttpResponseDecorator.getNativeResponse(exchange.getResponse());
		response.withConnection((connection) -> connection.channel().pipeline().addFirst(new LingeringClose()));
		Locale locale = exchange.getLocaleContext().getLocale();
		return new OneSocket((handshake) -> new Upgrade(exchange.getRequest().getId(), locale, grant, handshake),
				() -> response.withConnection(Sockets::abandon));
	}

	/** Nobody waits for the end of a connection that nobody reads. */
	private static void abandon(Connection connection) {
		var _ = connection.channel().close();
	}

	private Mono<Void> handle(WebSocketSession session, Upgrade upgrade, Runnable abandoning) {
		Link link = new Link(session, this.reader, abandoning, this.terms.scheduler());
		if (upgrade.handshake().getSubProtocol() == null) {
			return link.close(Closing.SUBPROTOCOL);
		}
		Admission admission = new Admission(this.handler.getWebSocketInterceptor(), upgrade, this.terms.callers());
		Operations operations = new Operations(this.handler, this.writer, upgrade, this.terms.subscriptions());
		return this.connections.hold(Connections.Kind.WEBSOCKET,
				new Conversation(link, admission, operations, this.terms).hold());
	}

	/** Holds the conversation on one socket. */
	private final class OneSocket implements WebSocketHandler {

		private final Function<HandshakeInfo, Upgrade> upgrade;

		private final Runnable abandoning;

		private OneSocket(Function<HandshakeInfo, Upgrade> upgrade, Runnable abandoning) {
			this.upgrade = upgrade;
			this.abandoning = abandoning;
		}

		@Override
		public List<String> getSubProtocols() {
			return List.of(SocketEntrance.SUBPROTOCOL);
		}

		@Override
		public Mono<Void> handle(WebSocketSession session) {
			return Sockets.this.handle(session, this.upgrade.apply(session.getHandshakeInfo()), this.abandoning);
		}

	}

}
