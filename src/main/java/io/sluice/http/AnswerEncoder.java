package io.sluice.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import graphql.ExecutionResult;
import graphql.GraphQLError;
import io.sluice.row.AnswerWriter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.ByteArrayBuilder;
import tools.jackson.core.util.JsonRecyclerPools;
import tools.jackson.databind.json.JsonMapper;

/** Writes answers as JSON (GraphQL, Response Format): errors first, then data. */
final class AnswerEncoder {

	private final JsonMapper mapper = new JsonMapper(
			JsonFactory.builder().recyclerPool(JsonRecyclerPools.threadLocalPool()).build());

	/**
	 * Writes an answer.
	 * @param result what was executed
	 * @return its JSON, UTF-8
	 */
	byte[] encode(ExecutionResult result) {
		try (ByteArrayBuilder bytes = new ByteArrayBuilder();
				JsonGenerator generator = this.mapper.createGenerator(bytes)) {
			generator.writeStartObject();
			if (!result.getErrors().isEmpty()) {
				generator.writePOJOProperty("errors", result.getErrors().stream().map(AnswerEncoder::error).toList());
			}
			if (result.isDataPresent()) {
				generator.writeName("data");
				AnswerWriter.write(result.getData(), generator);
			}
			Map<Object, Object> extensions = result.getExtensions();
			if (extensions != null && !extensions.isEmpty()) {
				generator.writePOJOProperty("extensions", extensions);
			}
			generator.writeEndObject();
			generator.flush();
			return bytes.toByteArray();
		}
	}

	/**
	 * Locations, if present, are not empty (GraphQL, Errors).
	 */
	private static Map<String, Object> error(GraphQLError error) {
		Map<String, Object> specified = new LinkedHashMap<>(error.toSpecification());
		specified.remove("locations", List.of());
		return specified;
	}

}
