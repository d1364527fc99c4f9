package io.sluice.http.socket;

import java.time.Duration;

import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;

import org.springframework.graphql.server.WebSocketGraphQlInterceptor;

/** Whether the client of one socket has introduced itself, and may ask for operations. */
final class Admission {

	private final Sinks.Empty<Void> asked = Sinks.empty();

	private final WebSocketGraphQlInterceptor interceptor;

	private final Upgrade upgrade;

	private volatile boolean granted;

	/**
	 * The client has not introduced itself.
	 * @param interceptor decides, and has something to say to the client
	 * @param upgrade the request of the socket
	 */
	Admission(WebSocketGraphQlInterceptor interceptor, Upgrade upgrade) {
		this.interceptor = interceptor;
		this.upgrade = upgrade;
	}

	/**
	 * Notices that the client introduces itself.
	 * @return whether it does so for the first time
	 */
	boolean isFirst() {
		return this.asked.tryEmitEmpty() == Sinks.EmitResult.OK;
	}

	/**
	 * Decides.
	 * @param message what the client says of itself
	 * @return the acknowledgement; an error if the client is not admitted
	 */
	Mono<byte[]> grant(ClientMessage.Init message) {
		return this.interceptor.handleConnectionInitialization(this.upgrade, message.payload())
			.map(MessageWriter::ack)
			.defaultIfEmpty(MessageWriter.ACK)
			.doOnNext((_) -> this.granted = true);
	}

	/** Whether the client may ask for operations. */
	boolean isGranted() {
		return this.granted;
	}

	/**
	 * Waits for the client to introduce itself.
	 * @param patience how long
	 * @param scheduler measures the time
	 * @return a value if it does not; empty if it does
	 */
	Mono<Long> missed(Duration patience, Scheduler scheduler) {
		return Mono.delay(patience, scheduler).takeUntilOther(this.asked.asMono());
	}

}
