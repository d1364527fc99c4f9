package io.sluice.http;

import java.nio.ByteBuffer;

import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferFactory;

/**
 * Gives messages to a connection no faster than it takes them. Left to itself, the server
 * asks for dozens of messages and of pieces ahead, whatever their size.
 */
final class Pace {

	/** The server has at most 128 pieces under way. */
	private static final int PIECE = 16 * 1024;

	private Pace() {
	}

	/**
	 * Paces messages.
	 * @param messages the messages
	 * @param buffers makes buffers
	 * @return each message in pieces, to be flushed when they are written; the next one
	 * is asked for when somebody has begun to write the last
	 */
	static Flux<Publisher<DataBuffer>> oneByOne(Flux<byte[]> messages, DataBufferFactory buffers) {
		return messages.concatMap((message) -> {
			Sinks.Empty<Publisher<DataBuffer>> begun = Sinks.empty();
			Publisher<DataBuffer> pieces = pieces(message, buffers).doOnSubscribe((_) -> begun.tryEmitEmpty());
			return Flux.concat(Mono.just(pieces), begun.asMono());
		}, 0);
	}

	private static Flux<DataBuffer> pieces(byte[] message, DataBufferFactory buffers) {
		return Flux.range(0, Math.ceilDiv(message.length, PIECE))
			.map((piece) -> buffers
				.wrap(ByteBuffer.wrap(message, piece * PIECE, Math.min(PIECE, message.length - piece * PIECE))));
	}

}
