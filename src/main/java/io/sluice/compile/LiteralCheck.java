package io.sluice.compile;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import graphql.language.Argument;
import graphql.language.ArrayValue;
import graphql.language.AstPrinter;
import graphql.language.BooleanValue;
import graphql.language.EnumValue;
import graphql.language.InputValueDefinition;
import graphql.language.IntValue;
import graphql.language.ListType;
import graphql.language.Node;
import graphql.language.NonNullType;
import graphql.language.NullValue;
import graphql.language.ObjectField;
import graphql.language.ObjectValue;
import graphql.language.StringValue;
import graphql.language.Type;
import graphql.language.TypeName;
import graphql.language.Value;

/** Checks literals against the types that they are written for. */
final class LiteralCheck {

	private final Problems problems;

	private final Declarations types;

	/**
	 * Checks against some types.
	 * @param problems where to report
	 * @param types what the names of types mean
	 */
	LiteralCheck(Problems problems, Declarations types) {
		this.problems = problems;
		this.types = types;
	}

	/**
	 * Checks a literal.
	 * @param what what it is the value of
	 * @param type the type that it must fit; unknown types take anything
	 * @param literal the literal
	 */
	void check(String what, Type<?> type, Value<?> literal) {
		switch (type) {
			case NonNullType nonNull when literal instanceof NullValue && !isTemplate(nonNull) ->
				this.problems.add(literal, what + " cannot be null.");
			case NonNullType nonNull -> check(what, nonNull.getType(), literal);
			case Type<?> _ when literal instanceof NullValue -> {
				// null fits
			}
			case ListType list when literal instanceof ArrayValue array -> {
				int index = 0;
				for (Value<?> element : Arguments.elements(array)) {
					check(what + "[" + index++ + "]", list.getType(), element);
				}
			}
			case ListType list -> check(what, list.getType(), literal);
			default -> named(what, ((TypeName) type).getName(), literal);
		}
	}

	/** Null is a template. */
	private static boolean isTemplate(NonNullType type) {
		return type.getType() instanceof TypeName name && name.getName().equals("sluice__Template");
	}

	private void named(String what, String type, Value<?> literal) {
		Declared declared = this.types.type(type).orElse(null);
		if (declared != null && declared.kind() == Kind.ENUM) {
			word(what, declared, literal);
		}
		else if (declared != null && declared.kind() == Kind.INPUT) {
			object(what, declared, literal);
		}
		else if (!fits(type, literal)) {
			refuse(what, literal, "must be " + expected(type));
		}
	}

	private static boolean fits(String type, Value<?> literal) {
		return switch (type) {
			case "String", "sluice__Path" -> literal instanceof StringValue;
			case "ID" -> literal instanceof StringValue || literal instanceof IntValue;
			case "Boolean" -> literal instanceof BooleanValue;
			default -> Scalars.accepts(type, literal);
		};
	}

	private static String expected(String type) {
		return switch (type) {
			case "Int" -> "a whole number of 32 bits";
			case "Float" -> "a number";
			case "String" -> "a text in quotes";
			case "sluice__Path" -> "a path in quotes";
			case "ID" -> "a text in quotes, or a whole number";
			case "Boolean" -> "true or false";
			default -> "a literal of the scalar " + type;
		};
	}

	private void word(String what, Declared type, Value<?> literal) {
		List<String> words = type.values().stream().map((value) -> value.getName()).toList();
		if (!(literal instanceof EnumValue word && words.contains(word.getName()))) {
			refuse(what, literal, "must be one of the words " + String.join(", ", words));
		}
	}

	private void object(String what, Declared type, Value<?> literal) {
		if (!(literal instanceof ObjectValue object)) {
			refuse(what, literal, "must be an object with "
					+ String.join(", ", type.inputs().stream().map(InputValueDefinition::getName).toList()));
			return;
		}
		Set<String> given = new HashSet<>();
		for (ObjectField member : object.getObjectFields()) {
			given(what, type.inputs(),
					new Given(member.getName(), what + "." + member.getName(), member, member.getValue()), given);
		}
		missing(what, type.inputs(), object, given);
	}

	/**
	 * Checks the arguments of a directive.
	 * @param what the directive
	 * @param declared what arguments it has
	 * @param node where it is applied
	 * @param arguments what is given
	 */
	void arguments(String what, List<InputValueDefinition> declared, Node<?> node, List<Argument> arguments) {
		Set<String> given = new HashSet<>();
		for (Argument argument : arguments) {
			given(what, declared, new Given(argument.getName(), what + "(" + argument.getName() + ":)", argument,
					argument.getValue()), given);
		}
		missing(what, declared, node, given);
	}

	private void given(String what, List<InputValueDefinition> declared, Given value, Set<String> before) {
		InputValueDefinition definition = declared.stream()
			.filter((candidate) -> candidate.getName().equals(value.name()))
			.findFirst()
			.orElse(null);
		if (definition == null) {
			this.problems.add(value.node(), what + " has no \"" + value.name() + "\". " + Suggestion.of(value.name(),
					"It has", declared.stream().map(InputValueDefinition::getName).toList()));
		}
		else if (!before.add(value.name())) {
			this.problems.add(value.node(), value.what() + " is given twice. Leave one out.");
		}
		else {
			check(value.what(), definition.getType(), value.value());
		}
	}

	private void missing(String what, List<InputValueDefinition> declared, Node<?> node, Set<String> given) {
		for (InputValueDefinition definition : declared) {
			boolean required = definition.getType() instanceof NonNullType && definition.getDefaultValue() == null;
			if (required && !given.contains(definition.getName())) {
				this.problems.add(node, what + " lacks \"" + definition.getName() + "\"" + meaning(definition));
			}
		}
	}

	private static String meaning(InputValueDefinition definition) {
		if (definition.getDescription() == null) {
			return ".";
		}
		String meaning = definition.getDescription().getContent().strip();
		return ": " + meaning.substring(0, 1).toLowerCase(Locale.ROOT) + meaning.substring(1);
	}

	private void refuse(String what, Value<?> literal, String why) {
		this.problems.add(literal, what + " is " + AstPrinter.printAst(literal) + ", but " + why + ".");
	}

	/**
	 * A value with its name.
	 *
	 * @param name its name
	 * @param what its name in messages
	 * @param node where it is written, name included
	 * @param value the literal
	 */
	private record Given(String name, String what, Node<?> node, Value<?> value) {

	}

}
