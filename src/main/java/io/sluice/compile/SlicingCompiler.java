package io.sluice.compile;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import graphql.language.InputValueDefinition;
import graphql.language.IntValue;
import graphql.language.ListType;
import graphql.language.ObjectValue;
import graphql.language.Type;
import graphql.language.TypeName;
import graphql.language.Value;
import io.sluice.blueprint.ListSize;

/** Compiles the slicing arguments of lists: arguments, or fields of input objects. */
final class SlicingCompiler {

	private final Declarations types;

	private final Problems problems;

	SlicingCompiler(Contract contract) {
		this.types = contract.types();
		this.problems = contract.problems();
	}

	/** The arguments that are right. */
	List<ListSize.Slicing> compile(FieldOf field, List<Text> paths) {
		return paths.stream().flatMap((path) -> compile(field, path).stream()).toList();
	}

	private Optional<ListSize.Slicing> compile(FieldOf field, Text path) {
		List<String> names = List.of(path.value().split("\\.", -1));
		List<InputValueDefinition> members = field.node().getInputValueDefinitions();
		String owner = field + " has no argument";
		Optional<Value<?>> usual = Optional.empty();
		Optional<InputValueDefinition> found = Optional.empty();
		for (String name : names) {
			found = named(name, members);
			if (found.isEmpty()) {
				this.problems.add(path.place(), owner + " \"" + name + "\". "
						+ Suggestion.of(name, "Known", members.stream().map(InputValueDefinition::getName).toList()));
				return Optional.empty();
			}
			usual = usual(found.get(), usual);
			Type<?> type = Types.nullable(found.get().getType());
			members = members(type);
			owner = Types.print(type) + " has no field";
		}
		Type<?> type = found.orElseThrow().getType();
		if (!(Types.nullable(type) instanceof TypeName name && name.getName().equals("Int"))) {
			this.problems.add(path.place(), "The slicing argument \"" + path.value() + "\" is " + Types.print(type)
					+ ", but only an Int says how long a list is.");
			return Optional.empty();
		}
		return Optional.of(new ListSize.Slicing(names, number(usual)));
	}

	private static Optional<InputValueDefinition> named(String name, List<InputValueDefinition> members) {
		return members.stream().filter((member) -> member.getName().equals(name)).findFirst();
	}

	private List<InputValueDefinition> members(Type<?> type) {
		return (type instanceof ListType) ? List.of()
				: this.types.type(Types.named(type).getName()).map(Declared::inputs).orElse(List.of());
	}

	/**
	 * The value that it has if nothing is given: the default of its object, or its own.
	 */
	private static Optional<Value<?>> usual(InputValueDefinition member, Optional<Value<?>> owner) {
		return owner.filter(ObjectValue.class::isInstance)
			.map(ObjectValue.class::cast)
			.flatMap((object) -> new Arguments(object).literal(member.getName()))
			.or(() -> Optional.<Value<?>>ofNullable(member.getDefaultValue()));
	}

	private static OptionalInt number(Optional<Value<?>> usual) {
		return usual.filter(IntValue.class::isInstance)
			.map((number) -> ((IntValue) number).getValue())
			.filter((number) -> number.bitLength() < Integer.SIZE)
			.map(BigInteger::intValue)
			.map(OptionalInt::of)
			.orElse(OptionalInt.empty());
	}

}
