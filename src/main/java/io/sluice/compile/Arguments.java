package io.sluice.compile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import graphql.language.ArrayValue;
import graphql.language.BooleanValue;
import graphql.language.Directive;
import graphql.language.DirectivesContainer;
import graphql.language.IntValue;
import graphql.language.NullValue;
import graphql.language.ObjectValue;
import graphql.language.StringValue;
import graphql.language.Value;

/**
 * The arguments of a directive, or the members of an object literal. Asking for a kind of
 * literal that is not there gives nothing: {@link DirectiveCheck} has reported it.
 */
final class Arguments {

	private final Map<String, Value<?>> values = new LinkedHashMap<>();

	Arguments(Directive directive) {
		directive.getArguments()
			.forEach((argument) -> this.values.putIfAbsent(argument.getName(), argument.getValue()));
	}

	Arguments(ObjectValue object) {
		object.getObjectFields().forEach((member) -> this.values.putIfAbsent(member.getName(), member.getValue()));
	}

	/** The path or name that {@code @from} gives, if it is there. */
	static Optional<Text> from(DirectivesContainer<?> node) {
		return node.getDirectives("from").stream().findFirst().flatMap((from) -> new Arguments(from).string("path"));
	}

	/** A literal, {@code null} being one. */
	Optional<Value<?>> literal(String name) {
		return Optional.ofNullable(this.values.get(name));
	}

	/** A literal that is not {@code null}. */
	Optional<Value<?>> value(String name) {
		return literal(name).filter((value) -> !(value instanceof NullValue));
	}

	Optional<Text> string(String name) {
		return value(name).filter(StringValue.class::isInstance).map(StringValue.class::cast).map(Text::of);
	}

	Optional<IntValue> integer(String name) {
		return value(name).filter(IntValue.class::isInstance).map(IntValue.class::cast);
	}

	/** The literal {@code true}; empty if something else is said, or nothing. */
	Optional<BooleanValue> truth(String name) {
		return value(name).filter(BooleanValue.class::isInstance)
			.map(BooleanValue.class::cast)
			.filter(BooleanValue::isValue);
	}

	Optional<ObjectValue> object(String name) {
		return value(name).filter(ObjectValue.class::isInstance).map(ObjectValue.class::cast);
	}

	/** The elements of a list; a single literal is a list of one. */
	Optional<List<? extends Value<?>>> list(String name) {
		return value(name).map(Arguments::elements);
	}

	/** The elements of a list; a single literal is a list of one. */
	static List<? extends Value<?>> elements(Value<?> value) {
		return (value instanceof ArrayValue array) ? elements(array) : List.of(value);
	}

	static List<? extends Value<?>> elements(ArrayValue array) {
		return array.getValues().stream().<Value<?>>map((value) -> value).toList();
	}

}
