package io.sluice.compile;

import java.util.List;
import java.util.Optional;

import graphql.language.ArrayValue;
import graphql.language.NullValue;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.Value;
import io.sluice.blueprint.Key;
import io.sluice.blueprint.Reference;
import io.sluice.blueprint.Template;

/** Compiles {@code key:} of batches and lookups. */
final class KeyCompiler {

	private final Contract contract;

	private final Problems problems;

	private final Scope scope;

	private final boolean many;

	/**
	 * Compiles the key of a field.
	 * @param contract what is shared
	 * @param scope what the key is made of
	 * @param many whether the field asks for a list of keys
	 */
	KeyCompiler(Contract contract, Scope scope, boolean many) {
		this.contract = contract;
		this.problems = contract.problems();
		this.scope = scope;
		this.many = many;
	}

	Key compile(Value<?> key) {
		TemplateCompiler templates = new TemplateCompiler(this.contract, this.scope);
		if (key instanceof ObjectValue object) {
			object.getObjectFields().forEach(this::checkMember);
			if (this.many) {
				this.problems.add(key, this.scope.owner()
						+ " is a list, but a key of several members asks for one object. Make it one object.");
			}
			return new Key.Composite(templates.object(object));
		}
		Template template = templates.compile(key);
		if (key instanceof NullValue || template instanceof Template.ObjectOf) {
			this.problems.add(key, "This is no key. Write a template such as \"{parent.id}\".");
		}
		else {
			isList(template).filter((list) -> list != this.many).ifPresent((_) -> this.problems.add(key, mismatch()));
		}
		return new Key.Single(template);
	}

	private String mismatch() {
		return this.many ? this.scope.owner() + " is a list, so its key is a list too, such as \"{args.ids}\"."
				: "The key of " + this.scope.owner() + " is one value, not a list.";
	}

	private void checkMember(ObjectField member) {
		if (member.getValue() instanceof ObjectValue || member.getValue() instanceof ArrayValue) {
			this.problems.add(member.getValue(), "key." + member.getName() + " must be a single value.");
		}
	}

	/** Whether a template gives a list; empty if only the service knows. */
	private Optional<Boolean> isList(Template template) {
		if (template.equals(TemplateCompiler.NOTHING)) {
			return Optional.empty();
		}
		if (!(template instanceof Template.Placeholder(Reference reference))) {
			return Optional.of(template instanceof Template.ListOf);
		}
		return switch (reference.root()) {
			case ARGS -> Optional.of(new ArgumentPath(this.contract.types(), this.scope).follow(reference.path()))
				.filter(ArgumentPath.Ends.class::isInstance)
				.map((end) -> Types.isList(((ArgumentPath.Ends) end).type()));
			case HEADERS, REQUEST -> Optional.of(false);
			case PARENT, KEYS, KEY, CLAIMS, TOKEN, SELECTION, RESULT -> Optional.empty();
		};
	}

	/** The members of a composite key; none if it is one value. */
	static List<String> members(Value<?> key) {
		return (key instanceof ObjectValue object)
				? object.getObjectFields().stream().map(ObjectField::getName).toList() : List.of();
	}

}
