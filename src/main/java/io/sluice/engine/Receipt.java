package io.sluice.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import graphql.ExecutionResult;
import io.sluice.plan.PlanCost;
import io.sluice.row.Row;

/**
 * What a client that asked for it is told of the cost of an operation, or of one event of
 * it. Stands in the GraphQL context of the request, by its class.
 *
 * @param cost what the operation costs
 * @param inquiry what the client asked for
 * @param estimated what it costs at most
 * @param limit what it may cost
 */
record Receipt(PlanCost cost, Inquiry inquiry, long estimated, int limit) {

	/**
	 * What a client is told.
	 * @param inquiry what it asked for
	 * @return empty if it did not ask
	 */
	static Optional<Receipt> of(Inquiry inquiry) {
		return Optional.ofNullable(inquiry.context().getGraphQLContext().get(Receipt.class));
	}

	/**
	 * For an operation that is not executed.
	 * @param result says why
	 * @return the same, with what it would have cost at most
	 */
	ExecutionResult refused(ExecutionResult result) {
		return with(result, figures());
	}

	/**
	 * For an operation that was executed.
	 * @param result its result
	 * @param root the root, all slots of all rows filled
	 * @return the same, with what it has cost
	 */
	ExecutionResult executed(ExecutionResult result, Row root) {
		Map<String, Object> figures = figures();
		figures.put("actual", new Expense(this.cost, this.inquiry::coerce).of(root));
		return with(result, figures);
	}

	private Map<String, Object> figures() {
		Map<String, Object> figures = new LinkedHashMap<>();
		figures.put("estimated", this.estimated);
		figures.put("limit", this.limit);
		return figures;
	}

	private static ExecutionResult with(ExecutionResult result, Map<String, Object> figures) {
		return result.transform((builder) -> builder.addExtension("cost", figures));
	}

}
