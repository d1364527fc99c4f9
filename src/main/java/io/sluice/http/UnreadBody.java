package io.sluice.http;

import java.time.Duration;

import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;

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
	 * Reads it, and keeps nothing of it.
	 * @param request a request whose body nobody will read
	 * @return completes when that is done, or not worth it; never an error. Completes at
	 * once if somebody has read the body
	 */
	static Mono<Void> discard(ServerHttpRequest request) {
		return request.getBody().map((buffer) -> {
			long size = buffer.readableByteCount();
			DataBufferUtils.release(buffer);
			return size;
		})
			.scan(0L, Long::sum)
			.takeUntil((size) -> size > MOST)
			.then()
			.timeout(PATIENCE, Mono.empty())
			.onErrorComplete();
	}

}
