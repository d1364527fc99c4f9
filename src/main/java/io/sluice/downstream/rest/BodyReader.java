package io.sluice.downstream.rest;

import java.util.Arrays;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;

/** Collects the body of one answer, or its beginning. */
final class BodyReader {

	private static final byte[] EMPTY = {};

	/** The most bytes that are set aside because a service announces them. */
	private static final long MOST_TRUSTED = 256 * 1024;

	private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;

	/** The most bytes that are kept. */
	private final long kept;

	/** The most bytes that are read. */
	private final long limit;

	private byte[] bytes;

	private int size;

	private long read;

	private BodyReader(long kept, long limit, long expected) {
		this.kept = kept;
		this.limit = limit;
		this.bytes = (expected > 0) ? new byte[(int) Math.min(expected, Math.min(kept, MOST_TRUSTED))] : EMPTY;
	}

	/**
	 * Reads a whole body.
	 * @param body its buffers, all of which are released
	 * @param limit the most bytes
	 * @param expected how many the service announced; negative if it did not
	 * @return the bytes, none if there is no body; or {@link AnswerTooLargeException},
	 * and the rest of the body is not read
	 */
	static Mono<byte[]> whole(Flux<DataBuffer> body, long limit, long expected) {
		long most = Math.min(limit, LONGEST_ARRAY);
		return body.collect(() -> new BodyReader(most, most, expected), BodyReader::add).map(BodyReader::toBytes);
	}

	/**
	 * Reads the beginning of a body, and its end if that is near: then its connection can
	 * be used again. A body that breaks off has a beginning, too.
	 * @param body its buffers, all of which are released
	 * @param kept the most bytes of the beginning
	 * @param limit the most bytes that are read
	 * @return the beginning, never an error
	 */
	static Mono<byte[]> beginning(Flux<DataBuffer> body, int kept, int limit) {
		return Mono.defer(() -> {
			BodyReader reader = new BodyReader(kept, limit, 0);
			return body.doOnNext(reader::add).then().onErrorComplete().then(Mono.fromSupplier(reader::toBytes));
		});
	}

	private void add(DataBuffer buffer) {
		try {
			int more = buffer.readableByteCount();
			this.read += more;
			if (this.read > this.limit) {
				throw new AnswerTooLargeException(this.limit);
			}
			keep(buffer, (int) Math.min(more, this.kept - this.size));
		}
		finally {
			DataBufferUtils.release(buffer);
		}
	}

	private void keep(DataBuffer buffer, int more) {
		int needed = this.size + more;
		if (needed > this.bytes.length) {
			long roomy = (this.size == 0) ? needed : Math.max(needed, 2L * this.size);
			this.bytes = Arrays.copyOf(this.bytes, (int) Math.min(roomy, this.kept));
		}
		buffer.read(this.bytes, this.size, more);
		this.size = needed;
	}

	private byte[] toBytes() {
		return (this.size == this.bytes.length) ? this.bytes : Arrays.copyOf(this.bytes, this.size);
	}

}
