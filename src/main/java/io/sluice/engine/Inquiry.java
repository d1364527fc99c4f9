package io.sluice.engine;

import java.util.Map;

import graphql.GraphQLContext;
import graphql.execution.ExecutionContext;
import graphql.execution.ExecutionStrategyParameters;
import io.sluice.access.Caller;
import io.sluice.plan.Arguments;
import org.jspecify.annotations.Nullable;

/**
 * What a client asked for, besides the document.
 *
 * @param context graphql-java's view of the execution
 * @param parameters what graphql-java would execute
 * @param client what templates may know
 * @param caller who asks
 */
record Inquiry(ExecutionContext context, ExecutionStrategyParameters parameters, ClientRequest client, Caller caller) {

	/**
	 * What graphql-java was asked to execute.
	 * @param context its view of the execution
	 * @param parameters what it would execute
	 * @return the same, with what the request's context holds for the engine
	 */
	static Inquiry of(ExecutionContext context, ExecutionStrategyParameters parameters) {
		GraphQLContext request = context.getGraphQLContext();
		return new Inquiry(context, parameters, request.get(ClientRequest.class),
				request.getOrDefault(Caller.class, Caller.ANONYMOUS));
	}

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
