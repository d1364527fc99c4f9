package io.sluice.gateway;

import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** JSON as tests read and compare it: every digit counts. */
final class Json {

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.enable(SerializationFeature.INDENT_OUTPUT)
		.build();

	private Json() {
	}

	static JsonNode read(String json) {
		return MAPPER.readTree(json);
	}

	/**
	 * Writes a value over several lines, members in their order.
	 * @param value any value
	 * @return its JSON
	 */
	static String write(Object value) {
		return MAPPER.writeValueAsString(value);
	}

}
