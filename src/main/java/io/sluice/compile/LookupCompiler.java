package io.sluice.compile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import graphql.language.Directive;
import graphql.language.Value;
import io.sluice.blueprint.Binding;
import io.sluice.blueprint.Key;
import io.sluice.blueprint.Template;
import io.sluice.blueprint.TypeBinding;

/** Compiles {@code @lookup}. */
final class LookupCompiler {

	private final Contract contract;

	private final Problems problems;

	private final Map<String, TypeBinding> types;

	LookupCompiler(Contract contract, Map<String, TypeBinding> types) {
		this.contract = contract;
		this.problems = contract.problems();
		this.types = types;
	}

	Optional<Binding> compile(FieldOf field, Directive lookup) {
		String type = Types.named(field.node().getType()).getName();
		TypeBinding binding = this.types.get(type);
		Optional<Value<?>> literal = new Arguments(lookup).literal("key");
		if (binding == null) {
			checkBound(type, lookup);
		}
		if (literal.isEmpty()) {
			return Optional.empty();
		}
		Scope scope = Scope.key(field, this.contract.types().isRoot(field.type()),
				(binding != null) ? binding.call().service().naming() : io.sluice.blueprint.Naming.SAME);
		Key key = new KeyCompiler(this.contract, scope).compile(literal.get());
		if (binding == null) {
			return Optional.empty();
		}
		checkMembers(binding, literal.get());
		return Optional.of(new Binding.Lookup(inOrder(key, binding.keyFields()), binding));
	}

	/**
	 * Members in the order of {@code @key}, so that equal keys look the same whoever
	 * asks.
	 */
	private static Key inOrder(Key key, List<String> fields) {
		if (!(key instanceof Key.Composite(var template)) || !template.members().keySet().containsAll(fields)) {
			return key;
		}
		Map<String, Template> members = new LinkedHashMap<>();
		fields.forEach((field) -> members.put(field, Objects.requireNonNull(template.members().get(field))));
		return new Key.Composite(new Template.ObjectOf(members));
	}

	private void checkBound(String type, Directive lookup) {
		Optional<Declared> declared = this.contract.types().type(type);
		if (declared.isPresent() && declared.get().directive("rest").isEmpty()
				&& declared.get().directive("grpc").isEmpty()) {
			this.problems.add(lookup, "@lookup cannot fetch " + type + ", because " + type
					+ " does not say how it is fetched by key. Add @key and @rest to the type.");
		}
	}

	private void checkMembers(TypeBinding binding, Value<?> key) {
		List<String> members = KeyCompiler.members(key);
		List<String> fields = binding.keyFields();
		if (fields.size() > 1 && !Set.copyOf(members).equals(Set.copyOf(fields))) {
			this.problems.add(key, "The key of " + binding.type() + " has the members " + String.join(", ", fields)
					+ ". Write key: {" + fields.getFirst() + ": \"...\", ...}.");
		}
		if (fields.size() == 1 && !members.isEmpty()) {
			this.problems.add(key, "The key of " + binding.type() + " is one value, " + fields.getFirst()
					+ ". Write a template such as \"{parent." + fields.getFirst() + "}\".");
		}
	}

}
