package io.sluice.engine;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

import graphql.ExecutionResult;

/**
 * Reckons what something has cost, for whoever has paid for it, and for a client that
 * asks.
 *
 * @param inquiry what the client asked for
 * @param figures what is told of it in any case
 * @param change what becomes of what was paid
 */
record Reckoning(Inquiry inquiry, Map<String, Object> figures, Change change) implements Receipt {

	@Override
	public ExecutionResult settle(ExecutionResult result, LongSupplier cost) {
		long actual = cost.getAsLong();
		Map<String, Object> more = this.change.settle(actual);
		if (!isAsked(this.inquiry)) {
			return result;
		}
		Map<String, Object> all = new LinkedHashMap<>(this.figures);
		all.put("actual", actual);
		all.putAll(more);
		return told(result, all);
	}

	/** Whether the client wants to know. */
	static boolean isAsked(Inquiry inquiry) {
		return inquiry.context().getGraphQLContext().hasKey(CostQuestion.class);
	}

	/** A result that tells its cost. */
	static ExecutionResult told(ExecutionResult result, Map<String, Object> figures) {
		return result.transform((builder) -> builder.addExtension("cost", figures));
	}

}
