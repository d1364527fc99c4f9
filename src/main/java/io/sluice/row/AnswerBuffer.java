package io.sluice.row;

import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Takes up the bytes of an answer, as far as they are allowed. */
final class AnswerBuffer extends OutputStream {

	/** Most answers come in one piece, or in a large and a small one. */
	private static final int MORE = 500;

	private static final byte[] NOTHING = {};

	private final long limit;

	private byte[] bytes = NOTHING;

	private int size;

	AnswerBuffer(long limit) {
		this.limit = Math.min(limit, Integer.MAX_VALUE - MORE);
	}

	@Override
	public void write(int single) {
		write(new byte[] { (byte) single }, 0, 1);
	}

	@Override
	public void write(byte[] some, int offset, int length) {
		if (this.size + (long) length > this.limit) {
			throw new AnswerTooLargeException();
		}
		append(some, offset, length);
	}

	/** The same for what is allowed in any case. */
	void append(byte[] some, int offset, int length) {
		if (length > this.bytes.length - this.size) {
			long room = Math.max(this.size + (long) length, Math.min(this.limit, this.size * 2L));
			this.bytes = Arrays.copyOf(this.bytes, (int) Math.min(Integer.MAX_VALUE, room + MORE));
		}
		System.arraycopy(some, offset, this.bytes, this.size, length);
		this.size += length;
	}

	/** All of them. */
	ByteBuffer written() {
		return ByteBuffer.wrap(this.bytes, 0, this.size);
	}

}
