package io.sluice.compile;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import graphql.language.ListType;
import graphql.language.Type;
import graphql.language.TypeName;
import graphql.schema.FieldCoordinates;
import io.sluice.blueprint.Binding;
import io.sluice.blueprint.Discriminator;
import io.sluice.blueprint.GrpcCall;
import io.sluice.blueprint.JsonPath;
import io.sluice.blueprint.Match;
import io.sluice.blueprint.Naming;
import io.sluice.blueprint.TypeBinding;
import io.sluice.config.Place;

/**
 * Checks the fields below calls over gRPC against the messages that they are read from:
 * each type and message once.
 */
final class GrpcFieldCheck {

	private final Declarations types;

	private final Problems problems;

	private final Map<FieldCoordinates, Binding> bindings;

	private final GrpcEnums enums;

	private final GrpcUnionCheck unions;

	private final Set<String> seen = new HashSet<>();

	/**
	 * A check.
	 * @param contract what is shared
	 * @param bindings how fields get their values
	 * @param discriminators how concrete types are known
	 */
	GrpcFieldCheck(Contract contract, Map<FieldCoordinates, Binding> bindings,
			Map<String, Discriminator> discriminators) {
		this.types = contract.types();
		this.problems = contract.problems();
		this.bindings = bindings;
		this.enums = contract.enums();
		this.unions = new GrpcUnionCheck(contract, discriminators);
	}

	/** Checks all calls of fields, and of types by key. */
	void check(Map<String, TypeBinding> typeBindings) {
		this.types.all(Kind.OBJECT).forEach((type) -> {
			if (typeBindings.get(type.name()) instanceof TypeBinding(var _, var _, GrpcCall call)) {
				GrpcAnswer.selected(call).ifPresent((value) -> object(type, value, call));
			}
			type.fieldsOf().forEach((field) -> {
				if (this.bindings.get(field.coordinates()) instanceof Binding.Call(GrpcCall call, JsonPath path)) {
					GrpcAnswer.selected(call).ifPresent((value) -> field(field, call, value, path));
				}
			});
		});
	}

	private void object(Declared type, ProtoValue value, GrpcCall call) {
		Subject subject = new Subject(type.name(), Problems.place(type.node()), call.service().naming());
		named(new TypeName(type.name()), value, subject);
	}

	private void field(FieldOf field, GrpcCall call, ProtoValue selected, JsonPath path) {
		Type<?> type = field.node().getType();
		boolean grouped = call.batch()
			.filter((batch) -> batch.match() instanceof Match.ByPath || batch.match() instanceof Match.ByPaths)
			.isPresent();
		Type<?> each = (grouped && Types.nullable(type) instanceof ListType list) ? list.getType() : type;
		follow(field, selected, path)
			.ifPresent((value) -> check(each, value, Subject.of(field, call.service().naming())));
	}

	private Optional<ProtoValue> follow(FieldOf field, ProtoValue from, JsonPath path) {
		return switch (ProtoPath.follow(from, path)) {
			case ProtoPath.Ends(ProtoValue value) -> Optional.of(value);
			case ProtoPath.Fails(String why) -> {
				Optional<Text> given = Arguments.from(field.node());
				this.problems.add(given.map(Text::place).orElseGet(() -> Problems.place(field.node())),
						field + ": " + why + (given.isPresent() ? "" : " Say where it stands with @from(path:)."));
				yield Optional.empty();
			}
		};
	}

	private void check(Type<?> written, ProtoValue value, Subject subject) {
		Type<?> type = Types.nullable(written);
		if (type instanceof ListType list) {
			switch (value) {
				case ProtoValue.ListOf(ProtoValue element) -> check(list.getType(), element, subject);
				case ProtoValue.MapOf(ProtoValue.Message entry) -> check(list.getType(), entry, subject);
				case ProtoValue.Json json when json.isList() -> check(list.getType(), ProtoValue.Json.VALUE, subject);
				case ProtoValue.Message _, ProtoValue.Json _, ProtoValue.OneOf _, ProtoValue.Single _,
						ProtoValue.EnumOf _ ->
					this.problems.add(subject.place(), subject + " is a list, but " + value + " is none.");
			}
		}
		else {
			named((TypeName) type, value, subject);
		}
	}

	private void named(TypeName name, ProtoValue value, Subject subject) {
		Optional<Declared> declared = this.types.type(name.getName());
		if (declared.isEmpty() || declared.get().kind() == Kind.SCALAR) {
			scalar(name.getName(), value, subject);
			return;
		}
		switch (declared.get().kind()) {
			case OBJECT -> object(declared.get(), value, subject);
			case INTERFACE, UNION -> this.unions.check(declared.get(), value, subject)
				.forEach((possible) -> members(possible.type(), possible.message(), subject.naming()));
			case ENUM -> enumType(declared.get(), value, subject);
			case INPUT, SCALAR -> {
				// reported elsewhere
			}
		}
	}

	private void object(Declared type, ProtoValue value, Subject subject) {
		switch (value) {
			case ProtoValue.Message message -> members(type, message, subject.naming());
			case ProtoValue.Json json when json.isObject() -> {
				// JSON may have any members
			}
			case ProtoValue.Json _, ProtoValue.ListOf _, ProtoValue.MapOf _ -> many(value, subject);
			case ProtoValue.OneOf _ -> this.problems.add(subject.place(),
					subject + " is an object type, but the " + value + " can be one of several messages. Use a union.");
			case ProtoValue.Single _, ProtoValue.EnumOf _ -> this.problems.add(subject.place(),
					subject + " is the object type " + type.name() + ", but " + value + " has no members.");
		}
	}

	private void enumType(Declared type, ProtoValue value, Subject subject) {
		switch (value) {
			case ProtoValue.EnumOf(var proto) -> this.enums.check(type, proto);
			case ProtoValue.Single(ProtoKind kind, var _) when kind == ProtoKind.STRING -> {
				// any text may come
			}
			case ProtoValue.Json json when json.isSingle() -> {
				// any JSON may come
			}
			case ProtoValue.Json json when json.isList() -> many(value, subject);
			case ProtoValue.ListOf _, ProtoValue.MapOf _ -> many(value, subject);
			case ProtoValue.Message _, ProtoValue.Json _, ProtoValue.OneOf _, ProtoValue.Single _ -> this.problems
				.add(subject.place(), subject + " is the enum " + type.name() + ", which cannot carry " + value + ".");
		}
	}

	private void scalar(String scalar, ProtoValue value, Subject subject) {
		if (Carriers.takesAnything(scalar) || (!Scalars.isStandard(scalar) && Scalars.extended(scalar).isEmpty())) {
			return;
		}
		switch (value) {
			case ProtoValue.Single(ProtoKind kind, var name) -> {
				if (!Carriers.isReadFrom(scalar, kind)) {
					this.problems.add(subject.place(), subject + " is " + scalar + ", which cannot carry " + name
							+ ". Write " + Carriers.suggestion(kind) + ".");
				}
			}
			case ProtoValue.EnumOf _ -> {
				if (!scalar.equals("String") && !scalar.equals("ID")) {
					this.problems.add(subject.place(), subject + " is " + scalar + ", which cannot carry the enum "
							+ value + ". Write an enum or String.");
				}
			}
			case ProtoValue.Json json when json.isSingle() -> {
				// any JSON may come
			}
			case ProtoValue.Json json when json.isList() -> many(value, subject);
			case ProtoValue.Message _, ProtoValue.OneOf _,
					ProtoValue.Json _ ->
				this.problems.add(subject.place(),
						subject + " is " + scalar + ", which cannot carry " + value + ". Write "
								+ ((value instanceof ProtoValue.OneOf) ? "a union" : "an object type") + ", or JSON.");
			case ProtoValue.ListOf _, ProtoValue.MapOf _ -> many(value, subject);
		}
	}

	private void many(ProtoValue value, Subject subject) {
		this.problems.add(subject.place(),
				subject + " is no list, but " + value + " is one. Write " + ((value instanceof ProtoValue.MapOf)
						? "a list of an object type with key and value, or JSON." : "a list of its type."));
	}

	private void members(Declared type, ProtoValue.Message message, Naming naming) {
		if (!this.seen.add(type.name() + " " + message + " " + naming)) {
			return;
		}
		type.fieldsOf().forEach((field) -> {
			if (this.bindings.get(field.coordinates()) instanceof Binding.Property(Optional<JsonPath> given)) {
				JsonPath path = given.orElseGet(() -> JsonPath.of(naming.wireName(field.node().getName())));
				follow(field, message, path)
					.ifPresent((value) -> check(field.node().getType(), value, Subject.of(field, naming)));
			}
		});
	}

	/**
	 * Whose value is checked.
	 *
	 * @param name the field, or the type
	 * @param place where its type is written
	 * @param naming how names without {@code @from} are written in messages
	 */
	record Subject(String name, Place place, Naming naming) {

		static Subject of(FieldOf field, Naming naming) {
			return new Subject(field.toString(), Problems.place(field.node().getType()), naming);
		}

		@Override
		public String toString() {
			return this.name;
		}

	}

}
