package io.sluice.blueprint;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import graphql.schema.FieldCoordinates;

/**
 * How much callers may use in a time.
 *
 * @param assignments who has which plan; the first one that is about a caller counts
 * @param users the plan of all other callers with a token, if they have one
 * @param anonymous the plan of callers without a token, if they have one
 * @param fields how often single fields may be asked for, by field of an object type
 * @param flatCost what it costs to ask for what is not executed
 * @param quota where it is counted
 */
public record RateTerms(List<Assignment> assignments, Optional<RatePlan> users, Optional<RatePlan> anonymous,
		Map<FieldCoordinates, FieldRate> fields, long flatCost, QuotaTerms quota) {

	public RateTerms {
		assignments = List.copyOf(assignments);
		fields = Map.copyOf(fields);
	}

	/**
	 * Whether everybody may use as much as there is.
	 * @return {@code false} if somebody has a plan, or a field is limited
	 */
	public boolean isUnlimited() {
		return this.assignments.isEmpty() && this.users.isEmpty() && this.anonymous.isEmpty() && this.fields.isEmpty();
	}

}
