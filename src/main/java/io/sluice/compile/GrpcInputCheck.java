package io.sluice.compile;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import com.google.protobuf.Descriptors.FieldDescriptor;
import graphql.language.InputValueDefinition;
import graphql.language.ListType;
import graphql.language.Type;
import graphql.language.TypeName;
import io.sluice.blueprint.Naming;
import io.sluice.config.Place;

/** Checks the types of arguments against the members of messages that they fill. */
final class GrpcInputCheck {

	private final Contract contract;

	private final Problems problems;

	private final Naming naming;

	private final Set<String> seen = new HashSet<>();

	/**
	 * A check.
	 * @param contract what is shared
	 * @param naming how the service names input fields that have no other name
	 */
	GrpcInputCheck(Contract contract, Naming naming) {
		this.contract = contract;
		this.problems = contract.problems();
		this.naming = naming;
	}

	/**
	 * Checks whether values of a type can be sent.
	 * @param written the type
	 * @param target what they become
	 * @param sent what is sent, and from where
	 */
	void check(Type<?> written, ProtoValue target, Sent sent) {
		Type<?> type = Types.nullable(written);
		if (type instanceof ListType list) {
			list(list, target, sent);
		}
		else {
			named((TypeName) type, target, sent);
		}
	}

	private void list(ListType list, ProtoValue target, Sent sent) {
		switch (target) {
			case ProtoValue.ListOf(ProtoValue element) -> check(list.getType(), element, sent);
			case ProtoValue.MapOf(ProtoValue.Message entry) -> check(list.getType(), entry, sent);
			case ProtoValue.Json json when json.isList() -> check(list.getType(), ProtoValue.Json.VALUE, sent);
			case ProtoValue.Single(ProtoKind kind, var _) when kind == ProtoKind.FIELD_MASK ->
				check(list.getType(), new ProtoValue.Single(ProtoKind.STRING, "string"), sent);
			case ProtoValue.Message _, ProtoValue.Json _, ProtoValue.OneOf _, ProtoValue.Single _,
					ProtoValue.EnumOf _ ->
				refuse(target, sent, "a list, " + Types.print(list));
		}
	}

	private void named(TypeName name, ProtoValue target, Sent sent) {
		Optional<Declared> declared = this.contract.types().type(name.getName());
		switch (declared.map(Declared::kind).orElse(Kind.SCALAR)) {
			case INPUT -> object(declared.orElseThrow(), target, sent);
			case ENUM -> enumType(declared.orElseThrow(), target, sent);
			case SCALAR -> scalar(name.getName(), target, sent);
			case OBJECT, INTERFACE, UNION -> {
				// reported elsewhere
			}
		}
	}

	private void object(Declared type, ProtoValue target, Sent sent) {
		switch (target) {
			case ProtoValue.Message message -> members(type, message);
			case ProtoValue.MapOf map -> refuse(map, sent,
					"the input type " + type.name() + ". Write a list of an input type with key and value, or JSON");
			case ProtoValue.Json json when json.isObject() -> {
				// JSON may have any members
			}
			case ProtoValue.Json _, ProtoValue.Single _, ProtoValue.EnumOf _, ProtoValue.OneOf _, ProtoValue.ListOf _ ->
				refuse(target, sent, "the input type " + type.name());
		}
	}

	private void members(Declared type, ProtoValue.Message message) {
		if (!this.seen.add(type.name() + " " + message)) {
			return;
		}
		for (InputValueDefinition input : type.inputs()) {
			String what = type.name() + "." + input.getName();
			Optional<Text> given = Arguments.from(input);
			String wireName = given.map(Text::value).orElseGet(() -> this.naming.wireName(input.getName()));
			FieldDescriptor field = message.type().findFieldByName(wireName);
			if (field == null) {
				this.problems.add(given.map(Text::place).orElseGet(() -> Problems.place(input)),
						what + ": " + message + " has no member \"" + wireName + "\". "
								+ Suggestion.of(wireName, "Members",
										message.type().getFields().stream().map(FieldDescriptor::getName).toList())
								+ (given.isPresent() ? "" : " Say which one it is with @from(path:)."));
			}
			else {
				check(input.getType(), ProtoValue.of(field),
						new Sent(field.getFullName(), what, Problems.place(input.getType())));
			}
		}
	}

	private void enumType(Declared type, ProtoValue target, Sent sent) {
		switch (target) {
			case ProtoValue.EnumOf(var proto) -> this.contract.enums().check(type, proto);
			case ProtoValue.Single(ProtoKind kind, var _) when kind == ProtoKind.STRING -> {
				// the name is sent
			}
			case ProtoValue.Json json when json.isSingle() -> {
				// JSON may be a text
			}
			case ProtoValue.Message _, ProtoValue.Json _, ProtoValue.OneOf _, ProtoValue.Single _, ProtoValue.ListOf _,
					ProtoValue.MapOf _ ->
				refuse(target, sent, "the enum " + type.name());
		}
	}

	private void scalar(String scalar, ProtoValue target, Sent sent) {
		if (Carriers.takesAnything(scalar) || (!Scalars.isStandard(scalar) && Scalars.extended(scalar).isEmpty())) {
			return;
		}
		boolean fits = switch (target) {
			case ProtoValue.Single(ProtoKind kind, var _) -> Carriers.isSentAs(scalar, kind);
			case ProtoValue.EnumOf _ -> scalar.equals("String") || scalar.equals("ID");
			case ProtoValue.Json json -> json.isSingle();
			case ProtoValue.Message _, ProtoValue.OneOf _, ProtoValue.ListOf _, ProtoValue.MapOf _ -> false;
		};
		if (!fits) {
			refuse(target, sent, scalar + ". Write " + suggestion(target));
		}
	}

	private static String suggestion(ProtoValue target) {
		return switch (target) {
			case ProtoValue.Single(ProtoKind kind, var _) -> Carriers.suggestion(kind);
			case ProtoValue.EnumOf _ -> "an enum or String";
			case ProtoValue.ListOf _ -> "a list";
			case ProtoValue.MapOf _ -> "a list of an input type with key and value, or JSON";
			case ProtoValue.Message _, ProtoValue.OneOf _ -> "an input type, or JSON";
			case ProtoValue.Json _ -> "JSON";
		};
	}

	private void refuse(ProtoValue target, Sent sent, String is) {
		this.problems.add(sent.place(), sent.member() + " is " + target + ", but " + sent.from() + " is " + is + ".");
	}

	/**
	 * What is sent.
	 *
	 * @param member the member that it fills
	 * @param from where it comes from
	 * @param place where that is written
	 */
	record Sent(String member, String from, Place place) {

	}

}
