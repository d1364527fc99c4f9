package io.sluice.plan;

import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

import graphql.language.FragmentDefinition;
import graphql.language.OperationDefinition;
import io.sluice.blueprint.Access;
import io.sluice.blueprint.Blueprint;

/** Compiles operations against one blueprint. Immutable. */
public final class Planner {

	/**
	 * The most fields that a plan holds, all layouts together. A field below an interface
	 * is in the layouts of all its types, so there are more than the document selects.
	 */
	static final int MAX_FIELDS = 5_000;

	private final Blueprint blueprint;

	/**
	 * A planner for one blueprint.
	 * @param blueprint what the fields are bound to
	 */
	public Planner(Blueprint blueprint) {
		this.blueprint = blueprint;
	}

	/**
	 * The variables that decide which plan an operation has: those of {@code @skip} and
	 * {@code @include}.
	 * @param operation a valid operation
	 * @param fragments the fragments of its document
	 * @return their names, sorted
	 */
	public Set<String> conditions(OperationDefinition operation, Map<String, FragmentDefinition> fragments) {
		Set<String> names = VariableUse.conditions(operation);
		fragments.values().forEach((fragment) -> names.addAll(VariableUse.conditions(fragment)));
		return names;
	}

	/**
	 * Compiles an operation.
	 * @param operation a valid operation
	 * @param fragments the fragments of its document
	 * @param conditions the values of {@link #conditions}
	 * @param permitted whether the caller has what is needed to see a field; what it may
	 * not see is left out, and all below it
	 * @return its plan
	 * @throws PlanTooLargeException if it is too large once its fragments are spread
	 */
	public Plan plan(OperationDefinition operation, Map<String, FragmentDefinition> fragments,
			Map<String, Object> conditions, Predicate<Access> permitted) {
		return new Planning(this.blueprint, operation.getOperation(), fragments, conditions, permitted).plan(operation);
	}

}
