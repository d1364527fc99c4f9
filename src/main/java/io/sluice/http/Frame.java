package io.sluice.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * What a transport puts around the JSON of an answer.
 *
 * @param before what stands before it
 * @param after what stands after it
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record Frame(byte[] before, byte[] after) {

	static final Frame NONE = of("", "");

	/**
	 * A frame of texts.
	 * @param before what stands before the JSON
	 * @param after what stands after it
	 * @return the frame, in UTF-8
	 */
	public static Frame of(String before, String after) {
		return new Frame(before.getBytes(StandardCharsets.UTF_8), after.getBytes(StandardCharsets.UTF_8));
	}

	/** Puts it around JSON. */
	byte[] around(ByteBuffer json) {
		return ByteBuffer.allocate(this.before.length + json.remaining() + this.after.length)
			.put(this.before)
			.put(json)
			.put(this.after)
			.array();
	}

}
