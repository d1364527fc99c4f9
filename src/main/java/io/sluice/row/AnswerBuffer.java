package io.sluice.row;

import java.io.OutputStream;

import tools.jackson.core.util.ByteArrayBuilder;

/** Takes up the bytes of an answer, as far as they are allowed. */
final class AnswerBuffer extends OutputStream {

	private final ByteArrayBuilder bytes = new ByteArrayBuilder();

	private final long limit;

	AnswerBuffer(long limit) {
		this.limit = limit;
	}

	@Override
	public void write(int single) {
		reserve(1);
		this.bytes.write(single);
	}

	@Override
	public void write(byte[] some, int offset, int length) {
		reserve(length);
		this.bytes.write(some, offset, length);
	}

	byte[] toByteArray() {
		return this.bytes.toByteArray();
	}

	private void reserve(int length) {
		if (this.bytes.size() + (long) length > this.limit) {
			throw new AnswerTooLargeException();
		}
	}

}
