package io.sluice.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import graphql.ErrorClassification;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import io.sluice.fault.Code;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.core.log.LogMessage;
import org.springframework.graphql.execution.SubscriptionPublisherException;

/** What a client is told when an operation fails that is not the whole request. */
public final class OperationFailure {

	private static final Log logger = LogFactory.getLog(OperationFailure.class);

	private OperationFailure() {
	}

	/**
	 * Tells what happened.
	 * @param error what it ended in
	 * @param id the id of the operation, under which a mistake of the gateway is logged
	 * @return the errors; nothing of what is inside
	 */
	public static List<GraphQLError> of(Throwable error, String id) {
		if (error instanceof SubscriptionPublisherException told) {
			return told.getErrors();
		}
		if (error instanceof RefusedException refused) {
			Map<String, Object> extensions = new LinkedHashMap<>();
			extensions.put("code", refused.code().name());
			extensions.putAll(new TreeMap<>(refused.figures()));
			return List.of(error(refused.told(), refused.code(), extensions));
		}
		logger.error(LogMessage.format("[%s] The operation failed.", id), error);
		Code code = Code.INTERNAL_SERVER_ERROR;
		return List.of(error("The gateway failed.", code, Map.of("code", code.name(), "correlationId", id)));
	}

	/**
	 * The end of a token.
	 * @return what the events end in
	 */
	static SubscriptionPublisherException expired() {
		Code code = Code.UNAUTHENTICATED;
		return new SubscriptionPublisherException(
				List.of(error("The token has expired.", code, Map.of("code", code.name()))),
				new IllegalStateException("a token has expired"));
	}

	private static GraphQLError error(String message, Code code, Map<String, Object> extensions) {
		return GraphqlErrorBuilder.newError()
			.message(message)
			.errorType(ErrorClassification.errorClassification(code.classification()))
			.extensions(extensions)
			.build();
	}

}
