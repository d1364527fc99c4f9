package io.sluice.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;

import graphql.ExecutionResult;
import graphql.GraphQLError;
import io.sluice.fault.Code;
import io.sluice.fault.Fault;
import io.sluice.plan.RefusedField;
import io.sluice.row.Nullifiable.Completeness;
import io.sluice.row.Row;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.core.log.LogMessage;

/**
 * What becomes of an operation, or of one event of it.
 *
 * @param inquiry what the client asked for
 */
record Results(Inquiry inquiry) {

	private static final Log logger = LogFactory.getLog(Results.class);

	/**
	 * The answer that a run has come to.
	 * @param root the root, all slots of all rows filled
	 * @param notes what else the client is told
	 * @return data and errors
	 */
	ExecutionResult of(Row root, Notes notes) {
		Completion completion = new Completion(this.inquiry.client().id());
		Completeness completeness = completion.complete(root);
		List<GraphQLError> errors = new ArrayList<>(this.inquiry.context().getErrors());
		errors.addAll(completion.errors());
		ExecutionResult.Builder<?> result = ExecutionResult.newExecutionResult()
			.data((completeness != Completeness.NULLIFIED) ? root : null)
			.errors(errors);
		Map<Object, Object> extensions = notes.extensions();
		return extensions.isEmpty() ? result.build() : result.extensions(extensions).build();
	}

	/**
	 * The operation is not executed.
	 * @param fault why
	 * @return a result without data
	 */
	ExecutionResult refused(Fault fault) {
		return ExecutionResult.newExecutionResult().addError(FaultError.of(fault, this.inquiry.client().id())).build();
	}

	/**
	 * The operation is not executed, as the caller may not see some of it.
	 * @param fields what it may not see
	 * @return a result without data
	 */
	ExecutionResult unauthorized(List<RefusedField> fields) {
		return ExecutionResult.newExecutionResult().errors(fields.stream().map(this::error).toList()).build();
	}

	private GraphQLError error(RefusedField field) {
		return FaultError.of(field.fault(), field.field(), List.copyOf(field.path()), this.inquiry.client().id());
	}

	/**
	 * The operation was executed, but there is no answer.
	 * @param error what happened
	 * @return a result whose data is null; says nothing of what is inside
	 */
	ExecutionResult failed(Throwable error) {
		Throwable cause = (error instanceof CompletionException && error.getCause() != null) ? error.getCause() : error;
		if (cause instanceof DeniedException denied) {
			return ExecutionResult.newExecutionResult().data(null).addError(error(denied.field())).build();
		}
		return ExecutionResult.newExecutionResult().data(null).addError(failure(error)).build();
	}

	/**
	 * What the client is told of a failure.
	 * @param error what happened; logged, if it is a mistake of the gateway
	 * @return an error without a place
	 */
	GraphQLError failure(Throwable error) {
		if (error instanceof TooManyErrorsException || error.getCause() instanceof TooManyErrorsException) {
			return failure(Code.ANSWER_LIMIT_EXCEEDED, "The answer has too many errors. Select less.");
		}
		ClientRequest client = this.inquiry.client();
		client.log(() -> logger.error(LogMessage.format("[%s] The operation failed.", client.id()), error));
		return failure(Code.INTERNAL_SERVER_ERROR, "The gateway failed.");
	}

	private GraphQLError failure(Code code, String message) {
		return FaultError.of(Fault.of(code, message), this.inquiry.client().id());
	}

}
