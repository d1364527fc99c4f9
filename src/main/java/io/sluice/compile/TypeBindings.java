package io.sluice.compile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import graphql.language.Directive;
import graphql.language.ObjectValue;
import io.sluice.blueprint.Batch;
import io.sluice.blueprint.ServiceCall;
import io.sluice.blueprint.TypeBinding;

/** Compiles how types are fetched by key: {@code @key} and a call on objects. */
final class TypeBindings {

	private static final List<String> CALLS = List.of("rest", "grpc");

	private final Contract contract;

	private final Problems problems;

	TypeBindings(Contract contract) {
		this.contract = contract;
		this.problems = contract.problems();
	}

	/** The bindings by type; those of types with a mistake may be missing. */
	Map<String, TypeBinding> compile() {
		Map<String, TypeBinding> bindings = new LinkedHashMap<>();
		this.contract.types()
			.all(Kind.OBJECT)
			.forEach((type) -> binding(type).ifPresent((binding) -> bindings.put(type.name(), binding)));
		return bindings;
	}

	private Optional<TypeBinding> binding(Declared type) {
		Optional<Directive> key = type.directive("key");
		List<Directive> calls = CALLS.stream().flatMap((name) -> type.directive(name).stream()).toList();
		if (calls.isEmpty()) {
			key.ifPresent((unused) -> this.problems.add(unused, type.name()
					+ " has a @key, but nothing that fetches it by this key. Add @rest or @grpc to the type, or leave @key out."));
			return Optional.empty();
		}
		Directive call = calls.getFirst();
		calls.stream()
			.skip(1)
			.forEach((other) -> this.problems.add(other, type.name() + " has both @" + call.getName() + " and @"
					+ other.getName() + ". A type is fetched in one way."));
		if (key.isEmpty()) {
			String name = "@" + call.getName();
			this.problems.add(call,
					name + " on the type " + type.name()
							+ " fetches it by key, but the type has no @key. Add @key(fields: \"id\"), or move " + name
							+ " to a field.");
			return Optional.empty();
		}
		List<String> keyFields = new KeyFields(this.problems, this.contract.types()).compile(type, key.get());
		return call(type, keyFields, call).map((made) -> new TypeBinding(type.name(), keyFields, made));
	}

	private Optional<? extends ServiceCall> call(Declared type, List<String> keyFields, Directive directive) {
		CallCompiler calls = directive.getName().equals("rest") ? new RestCompiler(this.contract, directive)
				: GrpcCompiler.ofCall(this.contract, directive);
		Arguments arguments = new Arguments(directive);
		Optional<ObjectValue> literal = arguments.object("batch");
		Optional<Batch> batch = literal
			.map((written) -> new BatchCompiler(this.contract, written).forType(type.name(), keyFields));
		return calls.call(batch,
				Scope.typeCall(type.name(), arguments.value("batch").isPresent(), keyFields, calls.naming()));
	}

}
