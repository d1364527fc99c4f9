package io.sluice.row;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.AbstractMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/**
 * The root of an answer that is written already, to be given to many. To everybody else
 * it is a read-only map. Immutable.
 */
public final class WrittenRow extends AbstractMap<String, @Nullable Object> {

	private static final TypeReference<Map<String, @Nullable Object>> MEMBERS = new TypeReference<>() {

	};

	private static final byte[] DATA = "{\"data\":".getBytes(StandardCharsets.UTF_8);

	private static final byte[] END = { '}' };

	private final byte[] bytes;

	private final int begin;

	/**
	 * A row that was written before.
	 * @param bytes as {@link #bytes()} of the row that was written; not to be modified
	 * any more
	 * @param begin how much stands in front of the answer
	 */
	public WrittenRow(byte[] bytes, int begin) {
		this.bytes = bytes;
		this.begin = begin;
	}

	/**
	 * Writes a row.
	 * @param row a row that is complete
	 * @param before stands in front of the answer
	 * @param limit the most bytes of its JSON
	 * @return the written row; empty if it would be longer
	 */
	public static Optional<WrittenRow> of(Row row, byte[] before, long limit) {
		byte[] begin = ByteBuffer.allocate(before.length + DATA.length).put(before).put(DATA).array();
		return AnswerBytes.write(begin, (generator) -> AnswerWriter.write(row, generator), END, limit)
			.map((bytes) -> new WrittenRow(AnswerBytes.of(bytes), before.length));
	}

	/**
	 * The answer that has this row and nothing else, which most of those have that it is
	 * given to: in one piece, ready to be sent.
	 * @return an object in UTF-8 whose only member is {@code data}; its array is not to
	 * be modified
	 */
	public ByteBuffer answer() {
		return ByteBuffer.wrap(this.bytes, this.begin, this.bytes.length - this.begin);
	}

	/**
	 * The answer, with what stands in front of it.
	 * @return all of the bytes; shared, not to be modified
	 */
	public byte[] bytes() {
		return this.bytes;
	}

	/** Read anew each time: hardly anybody asks. */
	@Override
	public Set<Map.Entry<String, @Nullable Object>> entrySet() {
		int data = this.begin + DATA.length;
		Map<String, @Nullable Object> members = Json.MAPPER.readValue(this.bytes, data,
				this.bytes.length - END.length - data, MEMBERS);
		return members.entrySet();
	}

}
