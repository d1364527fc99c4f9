package io.sluice.compile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import graphql.language.InputValueDefinition;

/**
 * What a rule may read at one position.
 *
 * @param owner what the rule is for, for messages
 * @param refused why a root cannot be used; all others can
 * @param arguments the arguments of the field
 */
record RuleScope(String owner, Map<String, String> refused, List<InputValueDefinition> arguments) {

	/** All roots. */
	static final List<String> ROOTS = List.of("claims", "args", "parent", "result");

	/** The rule of a field. */
	static RuleScope field(FieldOf field, boolean isRoot) {
		Map<String, String> refused = new LinkedHashMap<>();
		List<InputValueDefinition> arguments = field.node().getInputValueDefinitions();
		if (arguments.isEmpty()) {
			refused.put("args", field + " has no arguments.");
		}
		if (isRoot) {
			refused.put("parent", "a field of " + field.type().name() + " has no parent.");
		}
		return new RuleScope(field.toString(), refused, arguments);
	}

	/** The rule of a type. */
	static RuleScope type(Declared type) {
		String why = "the rule of a type is about its objects alone, which are \"result\".";
		return new RuleScope(type.name(), Map.of("args", why, "parent", why), List.of());
	}

	/** The roots that can be used. */
	List<String> usable() {
		return ROOTS.stream().filter((root) -> !this.refused.containsKey(root)).toList();
	}

}
