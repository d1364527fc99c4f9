package io.sluice.compile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import graphql.language.Directive;
import graphql.language.ObjectValue;
import io.sluice.blueprint.Batch;
import io.sluice.blueprint.Naming;
import io.sluice.blueprint.RestCall;
import io.sluice.blueprint.RestService;
import io.sluice.blueprint.TypeBinding;

/** Compiles how types are fetched by key: {@code @key} and {@code @rest} on objects. */
final class TypeBindings {

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
		Optional<Directive> rest = type.directive("rest");
		if (rest.isEmpty()) {
			key.filter((_) -> type.directive("grpc").isEmpty())
				.ifPresent((unused) -> this.problems.add(unused, type.name()
						+ " has a @key, but nothing that fetches it by this key. Add @rest to the type, or leave @key out."));
			return Optional.empty();
		}
		if (key.isEmpty()) {
			this.problems.add(rest.get(), "@rest on the type " + type.name()
					+ " fetches it by key, but the type has no @key. Add @key(fields: \"id\"), or move @rest to a field.");
			return Optional.empty();
		}
		List<String> keyFields = new KeyFields(this.problems, this.contract.types()).compile(type, key.get());
		return call(type, keyFields, rest.get()).map((call) -> new TypeBinding(type.name(), keyFields, call));
	}

	private Optional<RestCall> call(Declared type, List<String> keyFields, Directive directive) {
		RestCompiler rest = new RestCompiler(this.contract, directive);
		Optional<RestService> service = rest.service();
		Arguments arguments = new Arguments(directive);
		Optional<ObjectValue> literal = arguments.object("batch");
		Optional<Batch> batch = literal
			.map((written) -> new BatchCompiler(this.contract, written).forType(type.name(), keyFields));
		Naming naming = service.map(RestService::naming).orElse(Naming.SAME);
		return rest.call(service, batch,
				Scope.typeCall(type.name(), arguments.value("batch").isPresent(), keyFields, naming));
	}

}
