package io.sluice.engine;

import java.time.Duration;
import java.util.function.LongSupplier;

import graphql.ExecutionResult;
import graphql.GraphQLContext;
import io.sluice.plan.AnswerPolicy;

/**
 * What an operation has come to.
 *
 * @param result data and errors
 * @param until when it is too old for those who keep answers, in milliseconds;
 * {@link Long#MAX_VALUE} if that is not known
 * @param cost counts what it has cost
 */
record Response(ExecutionResult result, long until, LongSupplier cost) {

	/**
	 * Tells a client, and how long it may keep that.
	 * @param inquiry what it asked for
	 * @param now what time it is, in milliseconds
	 * @return the result
	 */
	ExecutionResult tell(Inquiry inquiry, long now) {
		GraphQLContext request = inquiry.context().getGraphQLContext();
		if (this.until != Long.MAX_VALUE && request.get(AnswerPolicy.class) instanceof AnswerPolicy policy) {
			request.put(AnswerPolicy.class, policy.within(Duration.ofMillis(this.until - now)));
		}
		return this.result;
	}

}
