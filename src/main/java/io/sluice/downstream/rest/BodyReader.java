package io.sluice.downstream.rest;

import java.util.Arrays;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;

/** Collects the body of one answer, up to a limit. */
final class BodyReader {

	private static final byte[] EMPTY = {};

	private final long limit;

	private byte[] bytes = EMPTY;

	private int size;

	private BodyReader(long limit) {
		this.limit = limit;
	}

	/**
	 * Reads a whole body.
	 * @param body its buffers, all of which are released
	 * @param limit the most bytes
	 * @return the bytes, none if there is no body; or {@link AnswerTooLargeException},
	 * and the rest of the body is not read
	 */
	static Mono<byte[]> whole(Flux<DataBuffer> body, long limit) {
		return body.collect(() -> new BodyReader(limit), BodyReader::add).map(BodyReader::toBytes);
	}

	private void add(DataBuffer buffer) {
		try {
			int more = buffer.readableByteCount();
			if (more > this.limit - this.size) {
				throw new AnswerTooLargeException(this.limit);
			}
			int needed = this.size + more;
			if (needed > this.bytes.length) {
				this.bytes = Arrays.copyOf(this.bytes, (this.size == 0) ? needed : Math.max(needed, 2 * this.size));
			}
			buffer.read(this.bytes, this.size, more);
			this.size = needed;
		}
		finally {
			DataBufferUtils.release(buffer);
		}
	}

	private byte[] toBytes() {
		return (this.size == this.bytes.length) ? this.bytes : Arrays.copyOf(this.bytes, this.size);
	}

}
