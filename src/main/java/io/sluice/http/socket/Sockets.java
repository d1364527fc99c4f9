package io.sluice.http.socket;

import java.util.List;
import java.util.Locale;

import io.sluice.http.Connections;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.Connection;
import reactor.netty.http.server.HttpServerResponse;

import org.springframework.graphql.server.WebGraphQlHandler;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
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
	 * @return a handler for this socket alone
	 */
	WebSocketHandler handler(ServerWebExchange exchange) {
		HttpServerResponse response = ServerHttpResponseDecorator.getNativeResponse(exchange.getResponse());
		response.withConnection((connection) -> connection.channel().pipeline().addFirst(new LingeringClose()));
		return new OneSocket(exchange.getRequest().getId(), exchange.getLocaleContext().getLocale(),
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
		Admission admission = new Admission(this.handler.getWebSocketInterceptor(), upgrade);
		Operations operations = new Operations(this.handler, this.writer, upgrade, this.terms.subscriptions());
		return this.connections.hold(new Conversation(link, admission, operations, this.terms).hold());
	}

	/** Holds the conversation on one socket. */
	private final class OneSocket implements WebSocketHandler {

		private final String id;

		private final @Nullable Locale locale;

		private final Runnable abandoning;

		private OneSocket(String id, @Nullable Locale locale, Runnable abandoning) {
			this.id = id;
			this.locale = locale;
			this.abandoning = abandoning;
		}

		@Override
		public List<String> getSubProtocols() {
			return List.of(SocketEntrance.SUBPROTOCOL);
		}

		@Override
		public Mono<Void> handle(WebSocketSession session) {
			return Sockets.this.handle(session, new Upgrade(this.id, this.locale, session.getHandshakeInfo()),
					this.abandoning);
		}

	}

}
