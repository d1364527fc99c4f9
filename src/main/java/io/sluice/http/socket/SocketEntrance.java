package io.sluice.http.socket;

import io.sluice.access.Callers;
import io.sluice.http.Connections;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.server.HttpServerResponse;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.util.StringUtils;
import org.springframework.web.ErrorResponseException;
import org.springframework.web.reactive.socket.server.WebSocketService;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Opens sockets for those who may have one. */
public final class SocketEntrance {

	static final String SUBPROTOCOL = "graphql-transport-ws";

	private static final String OFFERED = "Sec-WebSocket-Protocol";

	private static final String VERSION = "Sec-WebSocket-Version";

	private final PathPattern path;

	private final Origins origins;

	private final Callers callers;

	private final Connections connections;

	private final WebSocketService service;

	private final Sockets sockets;

	/**
	 * The entrance of a gateway.
	 * @param places where sockets are, and from where they may be opened
	 * @param callers finds out who asks
	 * @param connections how many there are
	 * @param service speaks the WebSocket protocol
	 * @param sockets what is done with them
	 */
	SocketEntrance(Places places, Callers callers, Connections connections, WebSocketService service, Sockets sockets) {
		PathPatternParser parser = PathPatternParser.defaultInstance;
		this.path = parser.parse(parser.initFullPathPattern(places.path()));
		this.origins = places.origins();
		this.callers = callers;
		this.connections = connections;
		this.service = service;
		this.sockets = sockets;
	}

	/**
	 * Whether a request asks for a socket.
	 * @param request any request
	 * @return whether it is for {@link #open}
	 */
	public boolean isFor(ServerHttpRequest request) {
		return HttpMethod.GET.equals(request.getMethod())
				&& "websocket".equalsIgnoreCase(request.getHeaders().getUpgrade())
				&& this.path.matches(request.getPath().pathWithinApplication());
	}

	/**
	 * Opens a socket.
	 * @param exchange asks for it
	 * @return completes when it is open; an error if there is none
	 */
	public Mono<Void> open(ServerWebExchange exchange) {
		ServerHttpRequest request = exchange.getRequest();
		if (!"13".equals(request.getHeaders().getFirst(VERSION))) {
			return Mono.error(otherVersion());
		}
		if (!this.origins.allow(request)) {
			return Mono.error(new ErrorResponseException(HttpStatus.FORBIDDEN));
		}
		if (this.connections.isFull()) {
			return Mono.error(new ErrorResponseException(HttpStatus.SERVICE_UNAVAILABLE));
		}
		ServerWebExchange negotiated = exchange.mutate().request((changed) -> changed.headers(this::negotiate)).build();
		return this.callers.identify(request.getHeaders().getOrEmpty(HttpHeaders.AUTHORIZATION))
			.publishOn(itsThread(exchange))
			.flatMap((grant) -> this.service.handleRequest(negotiated, this.sockets.handler(exchange, grant)));
	}

	/**
	 * The one that reads the connection. If another one opened the socket, the client
	 * could have its answer before somebody listens to what it says then.
	 */
	private static Scheduler itsThread(ServerWebExchange exchange) {
		HttpServerResponse response = ServerHttpResponseDecorator.getNativeResponse(exchange.getResponse());
		return Schedulers.fromExecutor(
				(task) -> response.withConnection((connection) -> connection.channel().eventLoop().execute(task)));
	}

	/** RFC 6455, 4.4. */
	private static ErrorResponseException otherVersion() {
		ErrorResponseException error = new ErrorResponseException(HttpStatus.UPGRADE_REQUIRED);
		error.getHeaders().set(VERSION, "13");
		return error;
	}

	/**
	 * A client may offer several sub-protocols, with blanks between them. Without ours,
	 * the socket is opened without one, to be closed with the protocol's own code.
	 */
	private void negotiate(HttpHeaders headers) {
		String offered = headers.getFirst(OFFERED);
		headers.remove(OFFERED);
		if (StringUtils.commaDelimitedListToSet(StringUtils.trimAllWhitespace((offered != null) ? offered : ""))
			.contains(SUBPROTOCOL)) {
			headers.set(OFFERED, SUBPROTOCOL);
		}
	}

	/**
	 * The ends of sockets.
	 *
	 * @param path where they are
	 * @param origins from where they may be opened
	 */
	record Places(String path, Origins origins) {

	}

}
