package io.sluice.row;

import java.nio.ByteBuffer;
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

	private static final byte[] NOTHING = new byte[0];

	private final byte[] bytes;

	private final int begin;

	/**
	 * A row that was written before.
	 * @param bytes an object in UTF-8, with something else in front of it; not to be
	 * modified any more
	 * @param begin where the object begins
	 */
	public WrittenRow(byte[] bytes, int begin) {
		this.bytes = bytes;
		this.begin = begin;
	}

	/**
	 * Writes a row.
	 * @param row a row that is complete
	 * @param before stands in front of it
	 * @param limit the most bytes of its JSON
	 * @return the written row; empty if it would be longer
	 */
	public static Optional<WrittenRow> of(Row row, byte[] before, long limit) {
		return AnswerBytes.write(before, (generator) -> AnswerWriter.write(row, generator), NOTHING, limit)
			.map((bytes) -> new WrittenRow(bytes, before.length));
	}

	/**
	 * The row as JSON.
	 * @return an object in UTF-8
	 */
	public ByteBuffer json() {
		return ByteBuffer.wrap(this.bytes, this.begin, this.bytes.length - this.begin);
	}

	/**
	 * The row as JSON, with what stands in front of it.
	 * @return all of the bytes; shared, not to be modified
	 */
	public byte[] bytes() {
		return this.bytes;
	}

	/** Read anew each time: hardly anybody asks. */
	@Override
	public Set<Map.Entry<String, @Nullable Object>> entrySet() {
		Map<String, @Nullable Object> members = Json.MAPPER.readValue(this.bytes, this.begin,
				this.bytes.length - this.begin, MEMBERS);
		return members.entrySet();
	}

}
