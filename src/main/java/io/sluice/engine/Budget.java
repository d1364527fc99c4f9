package io.sluice.engine;

import java.util.Optional;

import graphql.GraphQLError;
import io.sluice.plan.Estimate;

/** Decides whether operations are executed, by what they would take. Does not block. */
@FunctionalInterface
public interface Budget {

	/** There are no limits. */
	Budget UNLIMITED = (_) -> Optional.empty();

	/**
	 * Decides about an operation. Nothing has been called for it yet.
	 * @param estimate what it takes at most
	 * @return why it is not executed; empty if it is
	 */
	Optional<GraphQLError> refusal(Estimate estimate);

}
