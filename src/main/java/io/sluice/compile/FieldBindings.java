package io.sluice.compile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import graphql.language.Directive;
import graphql.language.ObjectValue;
import graphql.language.Value;
import graphql.schema.FieldCoordinates;
import io.sluice.blueprint.Batch;
import io.sluice.blueprint.Binding;
import io.sluice.blueprint.JsonPath;
import io.sluice.blueprint.TypeBinding;

/** Compiles how each field of each object type gets its value. */
final class FieldBindings {

	private static final List<String> BINDINGS = List.of("rest", "lookup", "value", "grpc");

	private static final String ONLY_STREAMS = " is a field of Subscription. It needs @grpc with a method that streams its answers.";

	private final Contract contract;

	private final Problems problems;

	private final Map<String, TypeBinding> types;

	FieldBindings(Contract contract, Map<String, TypeBinding> types) {
		this.contract = contract;
		this.problems = contract.problems();
		this.types = types;
	}

	/** The bindings by field; those of fields with a mistake may be missing. */
	Map<FieldCoordinates, Binding> compile() {
		Map<FieldCoordinates, Binding> bindings = new LinkedHashMap<>();
		this.contract.types()
			.all(Kind.OBJECT)
			.flatMap(Declared::fieldsOf)
			.forEach((field) -> binding(field).ifPresent((binding) -> bindings.put(field.coordinates(), binding)));
		return bindings;
	}

	private Optional<? extends Binding> binding(FieldOf field) {
		List<Directive> written = BINDINGS.stream().flatMap((name) -> field.directive(name).stream()).toList();
		if (written.isEmpty()) {
			return property(field);
		}
		Directive binding = written.getFirst();
		if (isSubscription(field) && !binding.getName().equals("grpc")) {
			this.problems.add(binding, "@" + binding.getName() + " answers once, but " + field + ONLY_STREAMS);
			return Optional.empty();
		}
		for (Directive other : written.subList(1, written.size())) {
			this.problems.add(other, field + " has both @" + binding.getName() + " and @" + other.getName()
					+ ". A field has one binding.");
		}
		Optional<Directive> from = field.directive("from");
		if (from.isPresent() && !binding.getName().equals("rest") && !binding.getName().equals("grpc")) {
			this.problems.add(from.get(), field + " has both @" + binding.getName()
					+ " and @from. @from stands alone, or with a call whose answer it reads.");
		}
		return switch (binding.getName()) {
			case "rest" -> call(field, binding, new RestCompiler(this.contract, binding));
			case "grpc" ->
				call(field, binding, isSubscription(field) ? GrpcCompiler.ofSubscription(this.contract, binding)
						: GrpcCompiler.ofCall(this.contract, binding));
			case "lookup" -> new LookupCompiler(this.contract, this.types).compile(field, binding);
			case "value" -> new Arguments(binding).literal("of").map((literal) -> value(field, literal));
			default -> Optional.empty();
		};
	}

	private Optional<Binding> property(FieldOf field) {
		Optional<JsonPath> path = path(field);
		if (isSubscription(field)) {
			this.problems.add(field.node(), "Nothing feeds " + field + ", which" + ONLY_STREAMS);
		}
		else if (isRoot(field)) {
			this.problems.add(field.node(), field + " has no binding, and a field of " + field.type().name()
					+ " has no parent whose property it could be. Add @rest, @grpc, @lookup or @value.");
		}
		return Optional.of(new Binding.Property(path));
	}

	private Optional<JsonPath> path(FieldOf field) {
		return Arguments.from(field.node()).map(new PathCompiler(this.problems)::compile);
	}

	private Binding value(FieldOf field, Value<?> literal) {
		return new Binding.Value(
				new TemplateCompiler(this.contract, Scope.value(field, isRoot(field))).compile(literal));
	}

	private Optional<Binding> call(FieldOf field, Directive directive, CallCompiler calls) {
		Arguments arguments = new Arguments(directive);
		Optional<ObjectValue> literal = arguments.object("batch");
		Optional<Batch> batch = literal.map((written) -> new BatchCompiler(this.contract, written)
			.forField(Scope.key(field, isRoot(field), calls.naming())));
		List<String> members = literal.map((written) -> new BatchCompiler(this.contract, written).keyMembers())
			.orElse(List.of());
		Scope scope = arguments.value("batch").isPresent() ? Scope.fieldBatch(field, members, calls.naming())
				: Scope.fieldCall(field, isRoot(field), calls.naming());
		JsonPath path = path(field).orElse(JsonPath.ROOT);
		return calls.call(batch, scope).map((call) -> new Binding.Call(call, path));
	}

	private boolean isSubscription(FieldOf field) {
		return this.contract.types().isSubscription(field.type());
	}

	private boolean isRoot(FieldOf field) {
		return this.contract.types().isRoot(field.type());
	}

}
