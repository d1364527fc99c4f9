package io.sluice.plan;

import java.util.List;

import io.sluice.blueprint.Rule;

/**
 * Rules that read claims and arguments alone, and that decide whether the operation is
 * executed.
 *
 * @param path the response names that lead to the field, without indexes of lists
 * @param field the field
 * @param rules what must hold
 * @param arguments what the rules read of the operation
 */
public record Precondition(List<String> path, FieldPlan field, List<Rule> rules, Arguments arguments) {

	public Precondition {
		path = List.copyOf(path);
		rules = List.copyOf(rules);
	}

}
