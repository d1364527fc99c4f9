package io.sluice.compile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import graphql.language.Directive;
import graphql.language.ListType;
import graphql.language.Type;
import graphql.language.Value;
import io.sluice.blueprint.Binding;
import io.sluice.blueprint.Key;
import io.sluice.blueprint.Naming;
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

	/** The binding; empty if the type is not fetched by key. */
	Optional<Binding> compile(FieldOf field, Directive lookup) {
		Type<?> declared = field.node().getType();
		String type = Types.named(declared).getName();
		Optional<TypeBinding> binding = Optional.ofNullable(this.types.get(type));
		if (binding.isEmpty()) {
			checkBound(type, lookup);
		}
		if (Types.nullable(declared) instanceof ListType list && Types.isList(list.getType())) {
			this.problems.add(declared, field + " is a list of lists, but @lookup fetches one list of objects.");
		}
		Naming naming = binding.map((found) -> found.call().service().naming()).orElse(Naming.SAME);
		Scope scope = Scope.key(field, this.contract.types().isRoot(field.type()), naming);
		Optional<Value<?>> literal = new Arguments(lookup).literal("key");
		binding.ifPresent((found) -> literal.ifPresent((key) -> checkMembers(found, key)));
		Optional<Key> key = literal.map(new KeyCompiler(this.contract, scope, Types.isList(declared))::compile);
		return binding
			.flatMap((found) -> key.map((made) -> new Binding.Lookup(inOrder(made, found.keyFields()), found)));
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

	private void checkBound(String name, Directive lookup) {
		Optional<Declared> type = this.contract.types().type(name);
		if (type.isPresent() ? type.get().kind() != Kind.OBJECT : Scalars.isStandard(name)) {
			this.problems.add(lookup, "@lookup fetches objects of one type, but " + name + " is no object type.");
		}
		else if (type.isPresent() && type.get().directive("rest").isEmpty() && type.get().directive("grpc").isEmpty()) {
			this.problems.add(lookup, "@lookup cannot fetch " + name + ", because " + name
					+ " does not say how it is fetched by key. Add @key, and @rest or @grpc, to the type.");
		}
	}

	private void checkMembers(TypeBinding binding, Value<?> key) {
		List<String> members = KeyCompiler.members(key);
		List<String> fields = binding.keyFields();
		if (fields.size() > 1 && !Set.copyOf(members).equals(Set.copyOf(fields))) {
			this.problems.add(key, "The key of " + binding.type() + " has the members " + String.join(", ", fields)
					+ ". Write key: {" + String.join(": \"...\", ", fields) + ": \"...\"}.");
		}
		if (fields.size() == 1 && !members.isEmpty()) {
			this.problems.add(key, "The key of " + binding.type() + " is one value, " + fields.getFirst()
					+ ". Write a template such as \"{parent." + fields.getFirst() + "}\".");
		}
	}

}
