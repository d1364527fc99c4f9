package io.sluice.row;

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

	private final byte[] json;

	/**
	 * A row that was written before.
	 * @param json an object in UTF-8; not to be modified any more
	 */
	public WrittenRow(byte[] json) {
		this.json = json;
	}

	/**
	 * Writes a row.
	 * @param row a row that is complete
	 * @param limit the most bytes of its JSON
	 * @return the written row; empty if it would be longer
	 */
	public static Optional<WrittenRow> of(Row row, long limit) {
		return AnswerBytes.write(NOTHING, (generator) -> AnswerWriter.write(row, generator), NOTHING, limit)
			.map(WrittenRow::new);
	}

	/**
	 * The row as JSON.
	 * @return an object in UTF-8; shared, not to be modified
	 */
	public byte[] json() {
		return this.json;
	}

	/** Read anew each time: hardly anybody asks. */
	@Override
	public Set<Map.Entry<String, @Nullable Object>> entrySet() {
		Map<String, @Nullable Object> members = Json.MAPPER.readValue(this.json, MEMBERS);
		return members.entrySet();
	}

}
