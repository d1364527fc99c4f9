package io.sluice.row;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Consumer;

import tools.jackson.core.JsonGenerator;

/** JSON as bytes. */
public final class AnswerBytes {

	private AnswerBytes() {
	}

	/**
	 * Writes JSON, as far as it is allowed.
	 * @param before what stands before it
	 * @param writing writes it
	 * @param after what stands after it
	 * @param limit the most bytes of the JSON
	 * @return all of it in UTF-8; empty if the JSON would be longer
	 */
	public static Optional<ByteBuffer> write(byte[] before, Consumer<JsonGenerator> writing, byte[] after, long limit) {
		AnswerBuffer bytes = new AnswerBuffer(limit + before.length);
		bytes.append(before, 0, before.length);
		try (JsonGenerator generator = Json.MAPPER.createGenerator(bytes)) {
			writing.accept(generator);
		}
		catch (AnswerTooLargeException ex) {
			return Optional.empty();
		}
		bytes.append(after, 0, after.length);
		return Optional.of(bytes.written());
	}

	/**
	 * What was written, and nothing else.
	 * @param written what {@link #write} gave
	 * @return an array of that length
	 */
	public static byte[] of(ByteBuffer written) {
		byte[] bytes = new byte[written.remaining()];
		written.get(written.position(), bytes);
		return bytes;
	}

}
