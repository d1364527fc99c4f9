package io.sluice.row.protobuf;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads the wire format from a part of an array, and nothing beyond its end. */
final class WireInput {

	static final int VARINT = 0;

	static final int FIXED64 = 1;

	static final int DELIMITED = 2;

	static final int GROUP = 3;

	static final int FIXED32 = 5;

	/** How deep groups may be nested. */
	static final int MAX_DEPTH = 100;

	private static final int GROUP_END = 4;

	private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

	private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

	private static final char REPLACEMENT = '\ufffd';

	private byte[] array = Span.EMPTY.array();

	private int position;

	private int end;

	/**
	 * Moves somewhere else.
	 * @param span what may be read from now on
	 * @return this
	 */
	WireInput at(Span span) {
		return at(span, span.from());
	}

	/**
	 * Moves somewhere else.
	 * @param span what may be read from now on
	 * @param position where to begin
	 * @return this
	 */
	WireInput at(Span span, int position) {
		this.array = span.array();
		this.position = position;
		this.end = span.to();
		return this;
	}

	boolean hasMore() {
		return this.position < this.end;
	}

	int position() {
		return this.position;
	}

	/**
	 * Reads a tag.
	 * @return number and wire type of what follows
	 */
	int tag() {
		long tag = varint();
		if (tag >>> Integer.SIZE != 0 || tag >>> 3 == 0) {
			throw new MalformedMessageException("no tag: " + tag);
		}
		return (int) tag;
	}

	/**
	 * Refuses a value that is written in another way than its type is.
	 * @param tag stands before the value
	 * @param wireType how the type is written
	 */
	void check(int tag, int wireType) {
		if (wireType(tag) != wireType) {
			throw new MalformedMessageException("a value of another type has the tag " + tag);
		}
	}

	static int number(int tag) {
		return tag >>> 3;
	}

	static int wireType(int tag) {
		return tag & 7;
	}

	long varint() {
		if (this.position < this.end) {
			byte next = this.array[this.position];
			if (next >= 0) {
				this.position++;
				return next;
			}
		}
		return longVarint();
	}

	private long longVarint() {
		long value = 0;
		for (int shift = 0; shift < Long.SIZE; shift += 7) {
			if (this.position >= this.end) {
				throw truncated();
			}
			byte next = this.array[this.position++];
			value |= (next & 0x7FL) << shift;
			if (next >= 0) {
				return value;
			}
		}
		throw new MalformedMessageException("a varint of more than ten bytes");
	}

	int fixed32() {
		return (int) INTS.get(this.array, advance(Integer.BYTES));
	}

	long fixed64() {
		return (long) LONGS.get(this.array, advance(Long.BYTES));
	}

	/**
	 * Reads a length and what has it.
	 * @return where the bytes are
	 */
	Span delimited() {
		int length = length();
		int from = advance(length);
		return new Span(this.array, from, from + length);
	}

	/**
	 * Reads a length and a text that has it.
	 * @return the text
	 */
	String string() {
		int length = length();
		int from = advance(length);
		String text = new String(this.array, from, length, StandardCharsets.UTF_8);
		if (text.indexOf(REPLACEMENT) >= 0) {
			checkUtf8(from, length);
		}
		return text;
	}

	/** Tells a replacement character that was sent from one that was made. */
	private void checkUtf8(int from, int length) {
		try {
			StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(this.array, from, length));
		}
		catch (CharacterCodingException ex) {
			throw new MalformedMessageException("no UTF-8");
		}
	}

	/**
	 * Reads the content of a message.
	 * @param tag stands before it
	 * @return where the bytes are
	 */
	Span message(int tag) {
		if (wireType(tag) == GROUP) {
			int from = this.position;
			return new Span(this.array, from, group(number(tag), 1));
		}
		return delimited();
	}

	/**
	 * Leaves a value out.
	 * @param tag stands before it
	 */
	void skip(int tag) {
		switch (wireType(tag)) {
			case VARINT -> varint();
			case FIXED64 -> advance(Long.BYTES);
			case DELIMITED -> advance(length());
			case GROUP -> group(number(tag), 1);
			case FIXED32 -> advance(Integer.BYTES);
			default -> throw new MalformedMessageException("no value begins with the tag " + tag);
		}
	}

	/** Leaves a group out; answers where its end tag begins. */
	private int group(int number, int depth) {
		if (depth > MAX_DEPTH) {
			throw new MalformedMessageException("groups are nested too deep");
		}
		int start = this.position;
		int tag = tag();
		while (wireType(tag) != GROUP_END) {
			if (wireType(tag) == GROUP) {
				group(number(tag), depth + 1);
			}
			else {
				skip(tag);
			}
			start = this.position;
			tag = tag();
		}
		if (number(tag) != number) {
			throw new MalformedMessageException("a group ends that has not begun");
		}
		return start;
	}

	private int length() {
		long length = varint();
		if (length < 0 || length > this.end - this.position) {
			throw truncated();
		}
		return (int) length;
	}

	private int advance(int length) {
		int from = this.position;
		if (length > this.end - from) {
			throw truncated();
		}
		this.position = from + length;
		return from;
	}

	private static MalformedMessageException truncated() {
		return new MalformedMessageException("the message is truncated");
	}

}
