package io.sluice.http;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import graphql.ErrorClassification;
import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import io.sluice.fault.Code;
import io.sluice.row.AnswerBytes;
import io.sluice.row.AnswerWriter;
import io.sluice.row.WrittenRow;
import tools.jackson.core.JsonGenerator;

/**
 * Writes answers as JSON (GraphQL, Response Format): errors first, then data. One row may
 * stand in many places of an answer, so what is small in memory may be endless as JSON:
 * an answer that grows too large becomes an error.
 */
public final class AnswerEncoder {

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
		return encode(result, Frame.NONE);
	}

	/**
	 * Writes an answer into a frame.
	 * @param result what was executed
	 * @param frame what stands around it
	 * @return frame and JSON, UTF-8
	 */
	public byte[] encode(ExecutionResult result, Frame frame) {
		return written(result).map(frame::around)
			.or(() -> write(result, frame).map(AnswerBytes::of))
			.orElseGet(() -> encode((generator) -> write(tooLarge(), generator), frame));
	}

	/**
	 * Writes an answer that may be kept, and does not copy what was written before.
	 * @param result what was executed
	 * @return its JSON, UTF-8; its array is not to be modified; empty if it is too large
	 */
	Optional<ByteBuffer> whole(ExecutionResult result) {
		return written(result).or(() -> write(result, Frame.NONE));
	}

	private Optional<ByteBuffer> write(ExecutionResult result, Frame frame) {
		return AnswerBytes.write(frame.before(), (generator) -> write(result, generator), frame.after(), this.maxSize);
	}

	private Optional<ByteBuffer> written(ExecutionResult result) {
		return (result.<Object>getData() instanceof WrittenRow row && isDataAlone(result))
				? Optional.of(row.answer()).filter((answer) -> answer.remaining() <= this.maxSize) : Optional.empty();
	}

	private static boolean isDataAlone(ExecutionResult result) {
		Map<Object, Object> extensions = result.getExtensions();
		return result.getErrors().isEmpty() && (extensions == null || extensions.isEmpty());
	}

	/**
	 * Writes errors that no answer belongs to.
	 * @param errors the errors
	 * @param frame what stands around them
	 * @return frame and a JSON array, UTF-8
	 */
	public byte[] encode(List<GraphQLError> errors, Frame frame) {
		return encode((generator) -> generator.writePOJO(specified(errors)), frame);
	}

	private static byte[] encode(Consumer<JsonGenerator> writing, Frame frame) {
		return AnswerBytes
			.of(AnswerBytes.write(frame.before(), writing, frame.after(), Integer.MAX_VALUE).orElseThrow());
	}

	private static void write(ExecutionResult result, JsonGenerator generator) {
		generator.writeStartObject();
		if (!result.getErrors().isEmpty()) {
			generator.writePOJOProperty("errors", specified(result.getErrors()));
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

	/**
	 * Locations, if present, are not empty (GraphQL, Errors).
	 */
	private static List<Map<String, Object>> specified(List<GraphQLError> errors) {
		return errors.stream().map((error) -> {
			Map<String, Object> specified = new LinkedHashMap<>(error.toSpecification());
			specified.remove("locations", List.of());
			return specified;
		}).toList();
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
