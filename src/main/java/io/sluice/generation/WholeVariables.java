package io.sluice.generation;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import graphql.ExecutionResult;
import graphql.execution.CoercedVariables;
import graphql.execution.ExecutionContext;
import graphql.execution.ExecutionStrategy;
import graphql.execution.ExecutionStrategyParameters;
import graphql.execution.ValuesResolver;
import graphql.language.VariableDefinition;
import graphql.schema.GraphQLSchema;

/**
 * Gives variables the default values of what a caller does not see. When they come here,
 * they have been checked against what the caller sees.
 */
final class WholeVariables extends ExecutionStrategy {

	private final ExecutionStrategy engine;

	private final GraphQLSchema schema;

	WholeVariables(ExecutionStrategy engine, GraphQLSchema schema) {
		this.engine = engine;
		this.schema = schema;
	}

	@Override
	public CompletableFuture<ExecutionResult> execute(ExecutionContext context,
			ExecutionStrategyParameters parameters) {
		List<VariableDefinition> variables = context.getOperationDefinition().getVariableDefinitions();
		if (variables.isEmpty()) {
			return this.engine.execute(context, parameters);
		}
		CoercedVariables coerced = ValuesResolver.coerceVariableValues(this.schema, variables,
				context.getExecutionInput().getRawVariables(), context.getGraphQLContext(), context.getLocale());
		return this.engine.execute(context.transform((builder) -> builder.coercedVariables(coerced)), parameters);
	}

}
