package io.sluice.generation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import graphql.ErrorClassification;
import graphql.ErrorType;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.execution.UnknownOperationException;
import graphql.language.SourceLocation;
import io.sluice.fault.Code;
import io.sluice.protect.Excess;

/**
 * An error of graphql-java's, with a code.
 *
 * @param error what graphql-java says
 * @param code what we say
 * @param figures what we say besides, by name
 */
record CodedError(GraphQLError error, Code code, Map<String, Object> figures) implements GraphQLError {

	private static final long serialVersionUID = 1L;

	/**
	 * Gives an error a code, unless it has one.
	 * @param error any error
	 * @return the error with {@code extensions.code}
	 */
	static GraphQLError of(GraphQLError error) {
		Map<String, Object> extensions = error.getExtensions();
		return (extensions != null && extensions.containsKey("code")) ? error
				: new CodedError(error, code(error), Map.of());
	}

	/**
	 * Says which limit is exceeded.
	 * @param excess what is too much
	 * @return the error
	 */
	static GraphQLError of(Excess excess) {
		return new CodedError(
				GraphqlErrorBuilder.newError().message(excess.message()).locations(excess.locations()).build(),
				excess.code(), new TreeMap<>(excess.figures()));
	}

	private static Code code(GraphQLError error) {
		if (error instanceof UnknownOperationException) {
			return Code.OPERATION_RESOLUTION_FAILURE;
		}
		return (error.getErrorType() instanceof ErrorType type) ? switch (type) {
			case InvalidSyntax -> Code.GRAPHQL_PARSE_FAILED;
			case ValidationError ->
				(error instanceof RuntimeException) ? Code.BAD_USER_INPUT : Code.GRAPHQL_VALIDATION_FAILED;
			case OperationNotSupported -> Code.BAD_REQUEST;
			case NullValueInNonNullableField -> Code.DOWNSTREAM_SHAPE_MISMATCH;
			case DataFetchingException, ExecutionAborted -> Code.INTERNAL_SERVER_ERROR;
		} : Code.BAD_REQUEST;
	}

	@Override
	public String getMessage() {
		return (this.error.getErrorType() == ErrorType.ValidationError) ? Wording.plain(this.error.getMessage())
				: this.error.getMessage();
	}

	@Override
	public List<SourceLocation> getLocations() {
		return this.error.getLocations();
	}

	@Override
	public List<Object> getPath() {
		return this.error.getPath();
	}

	@Override
	public ErrorClassification getErrorType() {
		return ErrorClassification.errorClassification(this.code.classification());
	}

	@Override
	public Map<String, Object> getExtensions() {
		Map<String, Object> extensions = new LinkedHashMap<>();
		extensions.put("code", this.code.name());
		extensions.put("classification", this.code.classification());
		extensions.putAll(this.figures);
		return extensions;
	}

}
