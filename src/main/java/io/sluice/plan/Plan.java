package io.sluice.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import graphql.language.OperationDefinition;
import io.sluice.blueprint.Access;

/**
 * What one operation will do, with its conditions decided. Immutable; depends on the
 * document and the blueprint only.
 *
 * @param title which operation it is
 * @param root the layout of the answer's root
 * @param layouts how many layouts there are
 * @param fields how many fields there are, all layouts together
 * @param access what callers must have to see all of it
 * @param preconditions what must hold, or nothing of it is executed
 * @param refused what is left out, as the caller may not see it
 * @param policy how long its answer may be kept; not at all if it is no query
 * @param cost what it costs
 * @param demand which fields that are limited it asks for
 */
public record Plan(Title title, Layout root, int layouts, int fields, Set<Access> access,
		List<Precondition> preconditions, List<RefusedField> refused, AnswerPolicy policy, PlanCost cost,
		Demand demand) {

	public Plan {
		access = Set.copyOf(access);
		preconditions = List.copyOf(preconditions);
		refused = List.copyOf(refused);
	}

	/**
	 * What kind of operation it is.
	 * @return query, mutation or subscription
	 */
	public OperationDefinition.Operation kind() {
		return this.title.kind();
	}

	/**
	 * Whether nothing of it is to be executed, as the caller may not see some of it.
	 * @return {@code false} if what may be seen of it is answered
	 */
	public boolean isRefused() {
		return !this.refused.isEmpty() && this.refused.stream().anyMatch(RefusedField::whole);
	}

	/**
	 * Where a field stands in the answer.
	 * @param field a field of one of the plan's layouts
	 * @return the response names that lead to it, without indexes of lists
	 */
	public List<String> path(FieldPlan field) {
		List<String> path = new ArrayList<>();
		if (!leads(this.root, field, path)) {
			throw new IllegalArgumentException("not planned: " + field.coordinate());
		}
		return List.copyOf(path);
	}

	@SuppressWarnings("ReferenceEquality") // equal fields may stand in several places
	private static boolean leads(Layout layout, FieldPlan sought, List<String> path) {
		for (int slot = 0; slot < layout.visible(); slot++) {
			FieldPlan field = layout.field(slot);
			path.add(field.responseName());
			if (field == sought || field.shape().rows().stream().anyMatch((below) -> leads(below, sought, path))) {
				return true;
			}
			path.removeLast();
		}
		return false;
	}

}
