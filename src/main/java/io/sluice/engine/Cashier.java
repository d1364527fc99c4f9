package io.sluice.engine;

import java.util.Optional;

import graphql.ExecutionResult;
import graphql.GraphQLContext;
import io.sluice.plan.Estimate;
import io.sluice.plan.Plan;

/**
 * Lets operations be executed that do not take too much.
 *
 * @param budget decides which
 * @param limit the most that an operation may cost, to be told to clients
 */
record Cashier(Budget budget, int limit) {

	/**
	 * Decides about an operation. If its client wants to know what it costs, a
	 * {@link Receipt} is put into its context.
	 * @param plan the operation
	 * @param inquiry what the client asked for
	 * @return why it is refused; empty if it is to be executed
	 */
	Optional<ExecutionResult> refusal(Plan plan, Inquiry inquiry) {
		Estimate estimate = plan.cost().estimate(inquiry::coerce);
		GraphQLContext request = inquiry.context().getGraphQLContext();
		if (request.hasKey(CostQuestion.class)) {
			request.put(Receipt.class, new Receipt(plan.cost(), inquiry, estimate.cost(), this.limit));
		}
		return this.budget.refusal(estimate)
			.map((error) -> ExecutionResult.newExecutionResult().addError(error).build())
			.map((result) -> Receipt.of(inquiry).map((receipt) -> receipt.refused(result)).orElse(result));
	}

}
