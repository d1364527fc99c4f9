package io.sluice.compile;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import graphql.language.ArrayValue;
import graphql.language.AstPrinter;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.Value;
import io.sluice.blueprint.Reference;
import io.sluice.blueprint.Template;

/** Checks {@code request:} against the message that a method takes. */
final class GrpcRequestCheck {

	private final Contract contract;

	private final Problems problems;

	private final Scope scope;

	private final GrpcInputCheck inputs;

	/**
	 * A check.
	 * @param contract what is shared
	 * @param scope what the request may read
	 */
	GrpcRequestCheck(Contract contract, Scope scope) {
		this.contract = contract;
		this.problems = contract.problems();
		this.scope = scope;
		this.inputs = new GrpcInputCheck(contract, scope.naming());
	}

	/**
	 * Checks a request.
	 * @param literal the request as written
	 * @param template the same, compiled
	 * @param message what the method takes
	 */
	void check(Value<?> literal, Template template, Descriptor message) {
		value(literal, template, new ProtoValue.Message(message), "request");
	}

	private void value(Value<?> literal, Template template, ProtoValue target, String what) {
		switch (template) {
			case Template.Constant(var constant) when constant == null -> {
				// null is not sent; it also stands where something wrong was reported
			}
			case Template.Constant(Object constant) ->
				new GrpcConstantCheck(this.problems).check(literal, constant, target, what);
			case Template.Placeholder(Reference reference) -> placeholder(literal, reference, target, what);
			case Template.Text _ -> text(literal, target, what);
			case Template.ListOf list -> list(literal, list, target, what);
			case Template.ObjectOf object -> object(literal, object, target, what);
		}
	}

	private void text(Value<?> literal, ProtoValue target, String what) {
		if (!(target instanceof ProtoValue.Single || target instanceof ProtoValue.EnumOf
				|| target == ProtoValue.Json.VALUE)) {
			refuse(literal, target, what, "a text");
		}
	}

	private void list(Value<?> literal, Template.ListOf list, ProtoValue target, String what) {
		Optional<ProtoValue> element = switch (target) {
			case ProtoValue.ListOf(ProtoValue each) -> Optional.of(each);
			case ProtoValue.MapOf(ProtoValue.Message entry) -> Optional.of(entry);
			case ProtoValue.Json json when json.isList() -> Optional.of(ProtoValue.Json.VALUE);
			case ProtoValue.Single(ProtoKind kind, var name) when kind == ProtoKind.FIELD_MASK ->
				Optional.of(new ProtoValue.Single(ProtoKind.STRING, "string"));
			case ProtoValue.Message _, ProtoValue.Json _, ProtoValue.OneOf _, ProtoValue.Single _,
					ProtoValue.EnumOf _ ->
				Optional.empty();
		};
		if (element.isEmpty()) {
			refuse(literal, target, what, "a list");
			return;
		}
		List<? extends Value<?>> written = Arguments.elements((ArrayValue) literal);
		for (int index = 0; index < written.size(); index++) {
			value(written.get(index), list.elements().get(index), element.get(), what + "[" + index + "]");
		}
	}

	private void object(Value<?> literal, Template.ObjectOf object, ProtoValue target, String what) {
		switch (target) {
			case ProtoValue.Message message -> members(literal, object, message, what);
			case ProtoValue.MapOf map -> written(literal, object).forEach((name, member) -> value(member,
					Objects.requireNonNull(object.members().get(name)), map.value(), what + "." + name));
			case ProtoValue.Json json when json.isObject() -> {
				// JSON may have any members
			}
			case ProtoValue.Json _, ProtoValue.Single _, ProtoValue.EnumOf _, ProtoValue.ListOf _, ProtoValue.OneOf _ ->
				refuse(literal, target, what, "an object");
		}
	}

	/**
	 * The values of members as written; of <code>{args}</code>, the whole for each.
	 */
	private static Map<String, Value<?>> written(Value<?> literal, Template.ObjectOf object) {
		Map<String, Value<?>> written = new HashMap<>();
		object.members().keySet().forEach((name) -> written.put(name, literal));
		if (literal instanceof ObjectValue values) {
			values.getObjectFields().forEach((member) -> written.put(member.getName(), member.getValue()));
		}
		return written;
	}

	private void members(Value<?> literal, Template.ObjectOf object, ProtoValue.Message message, String what) {
		if (literal instanceof ObjectValue values) {
			twice(values, what);
		}
		Map<String, Value<?>> written = written(literal, object);
		Map<String, String> chosen = new HashMap<>();
		object.members().forEach((name, template) -> {
			Value<?> value = Objects.requireNonNull(written.get(name));
			FieldDescriptor field = message.type().findFieldByName(name);
			if (field == null) {
				this.problems.add(value, what + ": " + message + " has no member \"" + name + "\". " + Suggestion
					.of(name, "Members", message.type().getFields().stream().map(FieldDescriptor::getName).toList()));
				return;
			}
			if (field.getRealContainingOneof() != null && isAlwaysSent(template)) {
				String oneOf = field.getRealContainingOneof().getName();
				String other = chosen.putIfAbsent(oneOf, name);
				if (other != null) {
					this.problems.add(value, what + ": \"" + other + "\" and \"" + name + "\" are both of the oneof "
							+ oneOf + " of " + message + ", which holds one of them.");
				}
			}
			value(value, template, ProtoValue.of(field), what + "." + name);
		});
	}

	/** Whether this is sent, whatever placeholders stand for. */
	private static boolean isAlwaysSent(Template template) {
		return switch (template) {
			case Template.Constant(var constant) -> constant != null;
			case Template.ObjectOf _, Template.ListOf _ -> true;
			case Template.Placeholder _, Template.Text _ -> false;
		};
	}

	private void twice(ObjectValue object, String what) {
		Set<String> names = new HashSet<>();
		for (ObjectField member : object.getObjectFields()) {
			if (!names.add(member.getName())) {
				this.problems.add(member, what + "." + member.getName() + " is given twice. Leave one out.");
			}
		}
	}

	private void placeholder(Value<?> literal, Reference reference, ProtoValue target, String what) {
		switch (reference.root()) {
			case ARGS -> {
				if (new ArgumentPath(this.contract.types(), this.scope)
					.follow(reference.path()) instanceof ArgumentPath.Ends(var type)) {
					this.inputs.check(type, target,
							new GrpcInputCheck.Sent(what, AstPrinter.printAst(literal), Problems.place(literal)));
				}
			}
			case KEYS -> keys(literal, reference, target, what);
			case KEY -> key(literal, reference, target, what);
			case HEADERS, REQUEST -> text(literal, target, what);
			case SELECTION -> selection(literal, target, what);
			case PARENT, CLAIMS, TOKEN, RESULT -> {
				// only the service knows
			}
		}
	}

	private void selection(Value<?> literal, ProtoValue target, String what) {
		if (!(target instanceof ProtoValue.Single(ProtoKind kind, var _)) || kind != ProtoKind.FIELD_MASK) {
			this.problems.add(literal,
					"{selection} fills a google.protobuf.FieldMask, but " + what + " is " + target + ".");
		}
	}

	private void keys(Value<?> literal, Reference reference, ProtoValue target, String what) {
		switch (target) {
			case ProtoValue.ListOf(ProtoValue element) -> key(literal, reference, element, "each of " + what);
			case ProtoValue.Json json when json.isList() -> {
				// any list fits
			}
			case ProtoValue.Message _, ProtoValue.Json _, ProtoValue.OneOf _, ProtoValue.Single _, ProtoValue.EnumOf _,
					ProtoValue.MapOf _ ->
				refuse(literal, target, what, "a list");
		}
	}

	private void key(Value<?> literal, Reference reference, ProtoValue target, String what) {
		boolean whole = reference.path().isRoot() && !this.scope.keyMembers().isEmpty();
		switch (target) {
			case ProtoValue.Message message when whole -> this.scope.keyMembers()
				.stream()
				.filter((member) -> message.type().findFieldByName(member) == null)
				.forEach((member) -> this.problems.add(literal,
						what + ": the key of " + this.scope.owner() + " has the member \"" + member + "\", but "
								+ message + " has none of this name. " + Suggestion.of(member, "Members",
										message.type().getFields().stream().map(FieldDescriptor::getName).toList())));
			case ProtoValue.Single _, ProtoValue.EnumOf _ when !whole -> {
				// only the service knows more
			}
			case ProtoValue.Json json when json.isSingle() || (whole && json.isObject()) -> {
				// anything fits
			}
			case ProtoValue.Message _, ProtoValue.Json _, ProtoValue.Single _, ProtoValue.EnumOf _, ProtoValue.OneOf _,
					ProtoValue.ListOf _, ProtoValue.MapOf _ ->
				refuse(literal, target, what, whole ? "an object with several members" : "a single value");
		}
	}

	private void refuse(Value<?> literal, ProtoValue target, String what, String is) {
		this.problems.add(literal,
				what + " is " + target + ", but " + AstPrinter.printAst(literal) + " is " + is + ".");
	}

}
