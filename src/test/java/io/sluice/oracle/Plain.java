package io.sluice.oracle;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import io.sluice.fault.Code;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What the design says of plain JSON values: their text, their paths. */
final class Plain {

	private static final JsonMapper JSON = JsonMapper.builder()
		.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
		.build();

	private Plain() {
	}

	/** The text of a JSON value, its numbers written in one way. */
	static String normal(byte[] json) {
		return JSON.readTree(json).toString();
	}

	static String text(@Nullable Object scalar) {
		return (scalar instanceof BigDecimal number) ? number.toPlainString() : String.valueOf(scalar);
	}

	static int count(@Nullable Object limit) {
		return (limit != null) ? Math.clamp(Long.parseLong(text(limit)), 0, 5) : 3;
	}

	/**
	 * What stands at a path of names and indexes.
	 * @throws FaultException if the path meets another kind of value
	 */
	static @Nullable Object at(@Nullable Object value, List<?> path) {
		Object current = value;
		for (Object step : path) {
			current = switch (current) {
				case null -> null;
				case Map<?, ?> object when step instanceof String -> object.get(step);
				case List<?> list when step instanceof Integer index -> (index < list.size()) ? list.get(index) : null;
				default -> throw new FaultException(Code.DOWNSTREAM_SHAPE_MISMATCH);
			};
		}
		return current;
	}

	static boolean isContainer(@Nullable Object value) {
		return value instanceof Map || value instanceof List;
	}

}
