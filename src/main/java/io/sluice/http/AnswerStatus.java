package io.sluice.http;

import java.util.function.Predicate;

import graphql.ExecutionResult;
import graphql.GraphQLError;
import io.sluice.blueprint.Statuses;
import io.sluice.fault.Code;

import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;

/**
 * The HTTP status of an answer.
 *
 * @param statuses what to say where there is a choice
 */
record AnswerStatus(Statuses statuses) {

	/**
	 * Chooses (GraphQL over HTTP, application/graphql-response+json: "If the GraphQL
	 * response does not contain the data entry then the server MUST reply with a 4xx or
	 * 5xx status code"; as application/json, whatever is well-formed gets 200).
	 * @param result what was executed
	 * @param type the media type of the answer
	 * @return the status
	 */
	HttpStatusCode of(ExecutionResult result, MediaType type) {
		if (type.equals(MediaType.APPLICATION_JSON)) {
			return HttpStatus.OK;
		}
		if (result.isDataPresent()) {
			return isPartial(result) ? HttpStatusCode.valueOf(this.statuses.partial()) : HttpStatus.OK;
		}
		if (all(result, AnswerStatus::isForbidden)) {
			return HttpStatus.FORBIDDEN;
		}
		return all(result, AnswerStatus::isInvalid) ? HttpStatusCode.valueOf(this.statuses.invalid())
				: HttpStatus.BAD_REQUEST;
	}

	/** Data that is null is no success at all. */
	private static boolean isPartial(ExecutionResult result) {
		return !result.getErrors().isEmpty() && result.<Object>getData() != null;
	}

	private static boolean all(ExecutionResult result, Predicate<GraphQLError> test) {
		return result.getErrors().stream().allMatch(test);
	}

	private static boolean isForbidden(GraphQLError error) {
		return Code.UNAUTHORIZED_FIELD_OR_TYPE.classification().equals(error.getErrorType().toString());
	}

	private static boolean isInvalid(GraphQLError error) {
		return error.getExtensions() != null
				&& Code.GRAPHQL_VALIDATION_FAILED.name().equals(error.getExtensions().get("code"));
	}

}
