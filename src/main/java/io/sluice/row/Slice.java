package io.sluice.row;

import java.util.function.Consumer;

import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;

/**
 * The bytes of one value of a payload.
 *
 * @param bytes hold the value; not to be modified
 * @param from where it begins
 * @param to where it ends, exclusive
 * @param encoding how they say it
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record Slice(byte[] bytes, int from, int to, Encoding encoding) {

	/**
	 * A whole payload that is JSON.
	 * @param bytes the JSON, UTF-8, perhaps with a byte order mark
	 * @return all of it, without the mark
	 */
	public static Slice of(byte[] bytes) {
		return JsonText.INSTANCE.slice(bytes);
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
	 * Whether nothing was said.
	 * @return {@code true} if that means null
	 */
	boolean isEmpty() {
		return this.encoding.isEmpty(this);
	}

	/**
	 * The object or array as plain Java objects.
	 * @return maps, lists, strings, numbers, booleans
	 * @throws JacksonException if it is broken
	 */
	public Object tree() {
		return this.encoding.tree(this);
	}

	JsonParser parser() {
		return this.encoding.parser(this);
	}

	/**
	 * The object or array that a parser of this slice stands on.
	 * @param parser stands on its first token; afterwards on its last
	 * @return its bytes
	 */
	Slice container(JsonParser parser) {
		return container(parser, JsonParser::skipChildren);
	}

	/**
	 * The object or array that a parser of this slice stands on.
	 * @param parser stands on its first token; afterwards on its last
	 * @param over goes there
	 * @return its bytes
	 */
	Slice container(JsonParser parser, Consumer<JsonParser> over) {
		return this.encoding.container(parser, this, over);
	}

	/**
	 * The scalar that a parser of this slice stands on.
	 * @param parser stands on it
	 * @return its bytes
	 */
	Slice scalar(JsonParser parser) {
		return this.encoding.scalar(parser, this);
	}

	/**
	 * Takes entries that a parser of this slice stands on for an object by key.
	 * @param parser stands on the begin of an array; afterwards perhaps on the begin of
	 * an object
	 * @return whether it does
	 */
	boolean beginByName(JsonParser parser) {
		return this.encoding.beginByName(parser);
	}

}
