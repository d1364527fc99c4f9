package io.sluice.generation;

import java.util.concurrent.CompletableFuture;

import graphql.ExecutionResult;
import graphql.execution.ExecutionContext;
import graphql.execution.ExecutionStrategy;
import graphql.execution.ExecutionStrategyParameters;

/** Executes mutations where they may be. */
final class MutationStrategy extends ExecutionStrategy {

	private final ExecutionStrategy engine;

	MutationStrategy(ExecutionStrategy engine) {
		this.engine = engine;
	}

	@Override
	public CompletableFuture<ExecutionResult> execute(ExecutionContext context,
			ExecutionStrategyParameters parameters) {
		if (context.getGraphQLContext().hasKey(QueriesOnly.class)) {
			throw new NoQueryException();
		}
		return this.engine.execute(context, parameters);
	}

}
