package io.sluice.row;

import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;

/**
 * The bytes of one JSON value.
 *
 * @param bytes hold the value; not to be modified
 * @param from where it begins
 * @param to where it ends, exclusive
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record Slice(byte[] bytes, int from, int to) {

	/**
	 * A whole payload.
	 * @param bytes the JSON, UTF-8, perhaps with a byte order mark
	 * @return all of it, without the mark
	 */
	public static Slice of(byte[] bytes) {
		boolean marked = bytes.length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB
				&& bytes[2] == (byte) 0xBF;
		return new Slice(bytes, marked ? 3 : 0, bytes.length);
	}

	/**
	 * A value as JSON.
	 * @param value a JSON value as plain Java objects
	 * @return its bytes
	 */
	static Slice of(Object value) {
		return of(Json.MAPPER.writeValueAsBytes(value));
	}

	/**
	 * How long the value is.
	 * @return the number of bytes
	 */
	public int length() {
		return this.to - this.from;
	}

	/**
	 * The value as plain Java objects.
	 * @return maps, lists, strings, numbers, booleans
	 */
	Object tree() {
		return Json.MAPPER.readValue(this.bytes, this.from, length(), Object.class);
	}

	JsonParser parser() {
		return Json.FACTORY.createParser(ObjectReadContext.empty(), this.bytes, this.from, length());
	}

	/**
	 * The object or array that a parser of this slice stands on.
	 * @param parser stands on its first token; afterwards on its last
	 * @return its bytes
	 */
	Slice container(JsonParser parser) {
		long start = parser.currentTokenLocation().getByteOffset();
		parser.skipChildren();
		return between(start, parser.currentLocation().getByteOffset());
	}

	/**
	 * The scalar that a parser of this slice stands on.
	 * @param parser stands on it
	 * @return its bytes
	 */
	Slice scalar(JsonParser parser) {
		long start = parser.currentTokenLocation().getByteOffset();
		parser.finishToken();
		return between(start, parser.currentLocation().getByteOffset());
	}

	private Slice between(long start, long end) {
		return new Slice(this.bytes, this.from + Math.toIntExact(start), this.from + Math.toIntExact(end));
	}

}
