package io.sluice.compile;

import java.util.List;

import graphql.language.ArrayValue;
import graphql.language.NullValue;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.Value;
import io.sluice.blueprint.Key;
import io.sluice.blueprint.Template;

/** Compiles {@code key:} of batches and lookups. */
final class KeyCompiler {

	private final Contract contract;

	private final Scope scope;

	KeyCompiler(Contract contract, Scope scope) {
		this.contract = contract;
		this.scope = scope;
	}

	Key compile(Value<?> key) {
		TemplateCompiler templates = new TemplateCompiler(this.contract, this.scope);
		if (key instanceof ObjectValue object) {
			object.getObjectFields().forEach(this::member);
			return new Key.Composite(templates.object(object));
		}
		if (key instanceof NullValue) {
			this.contract.problems()
				.add(key, "A key of null asks for nothing. Write a template such as \"{parent.id}\".");
		}
		Template template = templates.compile(key);
		if (template instanceof Template.ObjectOf) {
			this.contract.problems().add(key, "{args} is no key. Say which argument, as in {args.id}.");
		}
		return new Key.Single(template);
	}

	private void member(ObjectField member) {
		if (member.getValue() instanceof ObjectValue || member.getValue() instanceof ArrayValue) {
			this.contract.problems().add(member.getValue(), "key." + member.getName() + " must be a single value.");
		}
	}

	/** The members of a composite key; none if it is one value. */
	static List<String> members(Value<?> key) {
		return (key instanceof ObjectValue object)
				? object.getObjectFields().stream().map(ObjectField::getName).toList() : List.of();
	}

}
