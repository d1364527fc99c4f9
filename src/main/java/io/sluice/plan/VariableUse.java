package io.sluice.plan;

import java.util.Set;
import java.util.TreeSet;

import graphql.language.Argument;
import graphql.language.Directive;
import graphql.language.Node;
import graphql.language.VariableReference;

/** Where an operation reads its variables. */
final class VariableUse {

	private VariableUse() {
	}

	/**
	 * Whether a variable stands in a node.
	 * @param node any node
	 * @return {@code true} if it reads a variable at any depth
	 */
	static boolean in(Node<?> node) {
		if (node instanceof VariableReference) {
			return true;
		}
		for (Node<?> child : node.getChildren()) {
			if (in(child)) {
				return true;
			}
		}
		return false;
	}

	/**
	 * The variables that decide which fields are selected: those of {@code @skip} and
	 * {@code @include}.
	 * @param node any node
	 * @return their names, sorted
	 */
	static Set<String> conditions(Node<?> node) {
		Set<String> names = new TreeSet<>();
		collect(node, names);
		return names;
	}

	private static void collect(Node<?> node, Set<String> names) {
		if (node instanceof Directive directive) {
			Argument condition = directive.getArgument("if");
			if (condition != null && condition.getValue() instanceof VariableReference variable) {
				names.add(variable.getName());
			}
			return;
		}
		for (Node<?> child : node.getChildren()) {
			collect(child, names);
		}
	}

}
