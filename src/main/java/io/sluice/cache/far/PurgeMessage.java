package io.sluice.cache.far;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What instances tell one another. Written by {@link PurgeLog}: the number, and of each
 * tag when it was purged, how many bytes it has, and itself, each followed by a space or
 * at the end.
 *
 * @param number which message it is, or {@link #UNWRITTEN}
 * @param purges times by tag; the empty tag is everything
 */
record PurgeMessage(long number, Map<String, Long> purges) {

	/**
	 * The number of those that have none, since Redis refused to write what they say. The
	 * log must not be relied on any more.
	 */
	static final long UNWRITTEN = 0;

	/**
	 * Reads a message.
	 * @param bytes the message
	 * @return what it says
	 * @throws IllegalArgumentException if it is none
	 */
	static PurgeMessage of(byte[] bytes) {
		Cursor cursor = new Cursor(bytes);
		long number = cursor.number();
		Map<String, Long> purges = new LinkedHashMap<>();
		while (cursor.hasMore()) {
			long time = cursor.number();
			purges.put(cursor.text((int) cursor.number()), time);
		}
		return new PurgeMessage(number, purges);
	}

	/** Where we are in a message. */
	private static final class Cursor {

		private static final int LONGEST = 18;

		private final byte[] bytes;

		private int position;

		Cursor(byte[] bytes) {
			this.bytes = bytes;
		}

		boolean hasMore() {
			return this.position < this.bytes.length;
		}

		long number() {
			int from = this.position;
			while (hasMore() && this.bytes[this.position] != ' ' && this.position - from < LONGEST) {
				this.position++;
			}
			if (!hasMore() || this.bytes[this.position] != ' ') {
				throw new IllegalArgumentException("a number does not end");
			}
			return Long.parseLong(new String(this.bytes, from, this.position++ - from, StandardCharsets.US_ASCII));
		}

		String text(int length) {
			if (length < 0 || length > this.bytes.length - this.position) {
				throw new IllegalArgumentException("a tag is longer than its message");
			}
			String text = new String(this.bytes, this.position, length, StandardCharsets.UTF_8);
			this.position += length;
			return text;
		}

	}

}
