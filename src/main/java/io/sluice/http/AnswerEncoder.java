package io.sluice.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import graphql.ErrorClassification;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import io.sluice.fault.Code;
import io.sluice.row.AnswerWriter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes answers as JSON (GraphQL, Response Format): errors first, then data. One row may
 * stand in many places of an answer, so what is small in memory may be endless as JSON:
 * an answer that grows too large becomes an error.
 */
final class AnswerEncoder {

	private final JsonMapper mapper = new JsonMapper(
			JsonFactory.builder().recyclerPool(JsonRecyclerPools.threadLocalPool()).build());

	private final long maxSize;

	/**
	 * An encoder.
	 * @param maxSize the most bytes of an answer
	 */
	AnswerEncoder(long maxSize) {
		this.maxSize = maxSize;
	}

	/**
	 * Writes an answer.
	 * @param result what was executed
	 * @return its JSON, UTF-8
	 */
	byte[] encode(ExecutionResult result) {
		try {
			return encode(result, this.maxSize);
		}
		catch (AnswerTooLargeException ex) {
			return encode(tooLarge(), Integer.MAX_VALUE);
		}
	}

	private byte[] encode(ExecutionResult result, long limit) {
		AnswerBuffer bytes = new AnswerBuffer(limit);
		JsonGenerator generator = this.mapper.createGenerator(bytes);
		try (generator) {
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
		}
		return bytes.toByteArray();
	}

	/**
	 * Locations, if present, are not empty (GraphQL, Errors).
	 */
	private static Map<String, Object> error(GraphQLError error) {
		Map<String, Object> specified = new LinkedHashMap<>(error.toSpecification());
		specified.remove("locations", List.of());
		return specified;
	}

	/** The operation was executed, so there is data: null (GraphQL, Data). */
	private ExecutionResult tooLarge() {
		Code code = Code.ANSWER_LIMIT_EXCEEDED;
		return ExecutionResult.newExecutionResult()
			.data(null)
			.addError(GraphqlErrorBuilder.newError()
				.message("The answer is larger than " + this.maxSize + " bytes. Select less.")
				.errorType(ErrorClassification.errorClassification(code.classification()))
				.extensions(Map.of("code", code.name()))
				.build())
			.build();
	}

}
