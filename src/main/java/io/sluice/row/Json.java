package io.sluice.row;

import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** How JSON is read and written. */
final class Json {

	static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
		// event loops are few, and each reads one payload at a time
		.recyclerPool(JsonRecyclerPools.threadLocalPool())
		.disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
		.disable(TokenStreamFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
		.build()).enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

	static final TokenStreamFactory FACTORY = MAPPER.tokenStreamFactory();

	private Json() {
	}

}
