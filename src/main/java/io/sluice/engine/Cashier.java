package io.sluice.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.language.OperationDefinition.Operation;
import io.sluice.plan.Estimate;
import io.sluice.plan.Plan;

/**
 * Lets operations be executed that do not take too much, and are paid for.
 *
 * @param budget decides what is too much
 * @param limit the most that an operation may cost, to be told to clients
 * @param flatCost what it costs to subscribe
 */
record Cashier(Budget budget, int limit, long flatCost) {

	private static final CompletableFuture<Admission> FREE = CompletableFuture
		.completedFuture(new Admission.Granted(Receipt.NONE));

	/**
	 * Decides about an operation. It is paid for as a whole; a subscription by its
	 * events, and this is for what it takes to subscribe.
	 * @param plan the operation
	 * @param inquiry what the client asked for
	 * @return whether it is executed; never exceptional, and complete already if nobody
	 * had to be asked
	 */
	CompletableFuture<Admission> admit(Plan plan, Inquiry inquiry) {
		Estimate estimate = plan.cost().estimate(inquiry::coerce);
		inquiry.witness().estimated(estimate.cost());
		Optional<GraphQLError> refusal = this.budget.refusal(estimate);
		if (refusal.isPresent()) {
			return CompletableFuture.completedFuture(refused(refusal.get(), estimate, inquiry));
		}
		return (plan.kind() == Operation.SUBSCRIPTION)
				? charge(new Bill(this.flatCost, 1, plan.demand().first()), estimate, inquiry)
				: charge(new Bill(estimate.cost(), 1, plan.demand().all()), estimate, inquiry);
	}

	/**
	 * Decides about an event.
	 * @param plan a subscription
	 * @param inquiry what the client asked for
	 * @return as {@link #admit}
	 */
	CompletableFuture<Admission> admitEvent(Plan plan, Inquiry inquiry) {
		Estimate estimate = plan.cost().estimate(inquiry::coerce);
		return charge(new Bill(estimate.cost(), 0, plan.demand().below()), estimate, inquiry);
	}

	private CompletableFuture<Admission> charge(Bill bill, Estimate estimate, Inquiry inquiry) {
		if (inquiry.context().getGraphQLContext().get(Payer.class) instanceof Payer payer) {
			return payer.pay(bill).thenApply((payment) -> switch (payment) {
				case Payment.Made(var change) -> granted(change, estimate, inquiry);
				case Payment.Refused(var error) -> refused(error, estimate, inquiry);
			});
		}
		return Reckoning.isAsked(inquiry) ? CompletableFuture.completedFuture(granted(Change.NONE, estimate, inquiry))
				: FREE;
	}

	private Admission granted(Change change, Estimate estimate, Inquiry inquiry) {
		return new Admission.Granted(new Reckoning(inquiry, figures(estimate), change));
	}

	private Admission refused(GraphQLError error, Estimate estimate, Inquiry inquiry) {
		ExecutionResult result = ExecutionResult.newExecutionResult().addError(error).build();
		return new Admission.Refused(Reckoning.isAsked(inquiry) ? Reckoning.told(result, figures(estimate)) : result);
	}

	private Map<String, Object> figures(Estimate estimate) {
		Map<String, Object> figures = new LinkedHashMap<>();
		figures.put("estimated", estimate.cost());
		figures.put("limit", this.limit);
		return figures;
	}

}
