package io.sluice.http;

import java.time.Duration;

import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebHandler;

/**
 * What nobody reads of the body of a request, such as one that is refused. The server is
 * to read it before it answers: if the body is still on its way then, the next request on
 * the same connection may be left unread (Reactor Netty up to 1.3.7, its issue 4361).
 */
final class UnreadBody {

	/** More than that is not worth a connection. */
	private static final long MOST = 1 << 20;

	private static final Duration PATIENCE = Duration.ofSeconds(2);

	private UnreadBody() {
	}

	/**
	 * Reads it, and keeps nothing of it. If that takes too long, the connection is closed
	 * after the answer: nobody knows whether the rest will ever come.
	 * @param exchange a request whose body nobody will read, not answered yet
	 * @return completes when that is done, or not worth it; never an error. Completes at
	 * once if somebody has read the body
	 */
	static Mono<Void> discard(ServerWebExchange exchange) {
		return exchange.getRequest().getBody().map((buffer) -> {
			long size = buffer.readableByteCount();
			DataBufferUtils.release(buffer);
			return size;
		})
			.scan(0L, Long::sum)
			.takeUntil((size) -> size > MOST)
			.then()
			.timeout(PATIENCE, Mono.fromRunnable(() -> closeAfterwards(exchange.getResponse().getHeaders())))
			.onErrorComplete();
	}

	/**
	 * Discards what nobody will read of a request, and goes on: another thread may answer
	 * it before the end of its body has come.
	 * @param exchange a request; only those that should have no body are waited for
	 * @param next answers it
	 * @return completes when it is answered
	 */
	static Mono<Void> discardBefore(ServerWebExchange exchange, WebHandler next) {
		return hasNone(exchange.getRequest()) ? discard(exchange).then(Mono.defer(() -> next.handle(exchange)))
				: next.handle(exchange);
	}

	private static boolean hasNone(ServerHttpRequest request) {
		return HttpMethod.GET.equals(request.getMethod())
				&& !"websocket".equalsIgnoreCase(request.getHeaders().getUpgrade());
	}

	/** Has the connection closed when a request is answered, whatever comes of it. */
	static void closeAfterwards(HttpHeaders response) {
		response.set(HttpHeaders.CONNECTION, "close");
	}

}
