package io.sluice.http.seen;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import graphql.GraphQLError;
import io.sluice.fault.Code;
import io.sluice.generation.NoQueryException;
import io.sluice.http.RefusedException;

import org.springframework.graphql.execution.SubscriptionPublisherException;

/** The codes of errors as clients are told them, and no other texts. */
final class Codes {

	/** What an operation without errors has instead. */
	static final List<String> NONE = List.of("OK");

	/** What an operation has that its client does not wait for any more. */
	static final List<String> CANCELLED = List.of("CANCELLED");

	private static final Set<String> ALL = Arrays.stream(Code.values())
		.map(Enum::name)
		.collect(Collectors.toUnmodifiableSet());

	private Codes() {
	}

	/** Whether it is the gateway or a service that has failed, and not the client. */
	static boolean isFailure(String code) {
		return ALL.contains(code) && Code.valueOf(code).isInternal();
	}

	/**
	 * The codes of errors, each once, in their order; {@link #NONE} if there are none.
	 */
	static List<String> all(List<GraphQLError> errors) {
		return errors.isEmpty() ? NONE : errors.stream().map(Codes::of).distinct().toList();
	}

	/** The codes of what an operation ended in. */
	static List<String> all(Throwable error) {
		return switch (error) {
			case SubscriptionPublisherException told -> all(told.getErrors());
			case RefusedException refused -> List.of(refused.code().name());
			case NoQueryException _ -> List.of(Code.BAD_REQUEST.name());
			default -> List.of(Code.INTERNAL_SERVER_ERROR.name());
		};
	}

	private static String of(GraphQLError error) {
		Map<String, Object> extensions = error.getExtensions();
		return (extensions != null && extensions.get("code") instanceof String code && ALL.contains(code)) ? code
				: Code.INTERNAL_SERVER_ERROR.name();
	}

}
