package io.sluice.engine;

import java.util.Map;

import graphql.execution.ExecutionContext;
import graphql.execution.ExecutionStrategyParameters;
import io.sluice.plan.Arguments;
import org.jspecify.annotations.Nullable;

/**
 * What a client asked for, besides the document.
 *
 * @param context graphql-java's view of the execution
 * @param parameters what graphql-java would execute
 * @param client what templates may know
 */
record Inquiry(ExecutionContext context, ExecutionStrategyParameters parameters, ClientRequest client) {

	/**
	 * The coerced arguments of a field.
	 * @param arguments the arguments as planned
	 * @return their values by name
	 * @throws graphql.GraphQLException if a variable's value cannot stand there
	 */
	Map<String, @Nullable Object> coerce(Arguments arguments) {
		return arguments.coerce(this.context.getCoercedVariables(), this.context.getGraphQLContext(),
				this.context.getLocale());
	}

}
