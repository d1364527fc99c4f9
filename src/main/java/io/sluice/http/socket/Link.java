package io.sluice.http.socket;

import java.nio.ByteBuffer;
import java.time.Duration;

import io.netty.handler.codec.DecoderException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.web.reactive.socket.CloseStatus;
import org.springframework.web.reactive.socket.WebSocketMessage;
import org.springframework.web.reactive.socket.WebSocketSession;

/** One socket, as the conversation on it needs it. */
final class Link {

	/** How long a client may take to read that the socket is closed. */
	private static final Duration PATIENCE = Duration.ofSeconds(5);

	private final WebSocketSession session;

	private final MessageReader reader;

	private final Runnable abandoning;

	private final Scheduler scheduler;

	private volatile boolean closing;

	/**
	 * An open socket.
	 * @param session the socket
	 * @param reader reads messages
	 * @param abandoning closes the connection without a word
	 * @param scheduler measures the time
	 */
	Link(WebSocketSession session, MessageReader reader, Runnable abandoning, Scheduler scheduler) {
		this.session = session;
		this.reader = reader;
		this.abandoning = abandoning;
		this.scheduler = scheduler;
	}

	/**
	 * What the client says. To cancel it closes the socket without a word.
	 * @return messages, the last of which says that the client is gone
	 */
	Flux<ClientMessage> heard() {
		return this.session.receive()
			.filter((message) -> message.getType() != WebSocketMessage.Type.PONG)
			.map(this::read)
			.onErrorResume(DecoderException.class, (_) -> Mono.just(new ClientMessage.Invalid(Closing.TOO_BIG)))
			.concatWith(Mono.just(new ClientMessage.Gone()));
	}

	private ClientMessage read(WebSocketMessage message) {
		return (message.getType() == WebSocketMessage.Type.PING)
				? new ClientMessage.Probe(ByteBuffer.wrap(bytes(message.getPayload()))) : this.reader.read(message);
	}

	private static byte[] bytes(DataBuffer buffer) {
		byte[] bytes = new byte[buffer.readableByteCount()];
		buffer.read(bytes);
		return bytes;
	}

	/**
	 * Answers a ping of the WebSocket itself.
	 * @param payload what came with it
	 * @return completes when the connection has taken the answer
	 */
	Mono<Void> answer(ByteBuffer payload) {
		return send(WebSocketMessage.Type.PONG, this.session.bufferFactory().wrap(payload));
	}

	/**
	 * Says something.
	 * @param json the message, UTF-8
	 * @return completes when the connection has taken it
	 */
	Mono<Void> say(byte[] json) {
		return send(WebSocketMessage.Type.TEXT, this.session.bufferFactory().wrap(json));
	}

	private Mono<Void> send(WebSocketMessage.Type type, DataBuffer payload) {
		return this.session.send(Mono.just(new WebSocketMessage(type, payload)));
	}

	/**
	 * Closes the socket. A client that does not read is told nothing.
	 * @param status why
	 * @return completes when it is closed
	 */
	Mono<Void> close(CloseStatus status) {
		return Mono.defer(() -> {
			this.closing = true;
			return Mono
				.firstWithSignal(this.session.close(status).onErrorComplete(), Mono.delay(PATIENCE, this.scheduler))
				.doOnNext((_) -> this.abandoning.run())
				.then();
		});
	}

	/** Whether the socket is being closed from here. */
	boolean isClosing() {
		return this.closing;
	}

}
