package io.sluice.compile;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import graphql.language.AstPrinter;
import graphql.language.Definition;
import graphql.language.Directive;
import graphql.language.DirectiveDefinition;
import graphql.language.DirectivesContainer;
import graphql.language.FloatValue;
import graphql.language.InputValueDefinition;
import graphql.language.IntValue;
import graphql.language.StringValue;
import graphql.language.Value;
import io.sluice.blueprint.Costs;

/** Compiles {@code @cost}, by the cost directives specification of IBM. */
final class CostCompiler {

	private static final Pattern NUMBER = Pattern.compile("-?\\d{1,10}(?:\\.\\d{1,10})?(?:[eE][+-]?\\d)?");

	private static final double LARGEST = 1_000_000_000;

	private final Map<String, Double> weights = new HashMap<>();

	private final Contract contract;

	private final Problems problems;

	CostCompiler(Contract contract) {
		this.contract = contract;
		this.problems = contract.problems();
	}

	/** What is written of costs; what is wrong is missing. */
	Costs compile(List<Definition<?>> definitions) {
		Declarations types = this.contract.types();
		List.of(Kind.OBJECT, Kind.ENUM, Kind.SCALAR).forEach((kind) -> types.all(kind).forEach(this::ofType));
		types.all(Kind.OBJECT).flatMap(Declared::fieldsOf).forEach(this::ofField);
		types.all(Kind.INTERFACE).flatMap(Declared::fieldsOf).forEach(this::refuse);
		types.all(Kind.INPUT)
			.forEach((type) -> type.inputs().forEach((input) -> put(type.name() + "." + input.getName(), input)));
		definitions.forEach((definition) -> {
			if (definition instanceof DirectiveDefinition directive) {
				ofArguments("@" + directive.getName(), directive.getInputValueDefinitions());
			}
		});
		return new Costs(this.weights, new ListSizeCompiler(this.contract).compile());
	}

	/** A sum of type weights is to be the larger, the more there may be. */
	private void ofType(Declared type) {
		type.directive("cost").ifPresent((cost) -> weight(cost).ifPresent((weight) -> {
			if (weight < 0) {
				this.problems.add(cost, "The weight of " + type.name()
						+ " is negative, but no value costs less than nothing. Only fields, arguments and input fields can weigh less than zero.");
			}
			this.weights.put(type.name(), weight);
		}));
	}

	private void ofField(FieldOf field) {
		put(field.toString(), field.node());
		ofArguments(field.toString(), field.node().getInputValueDefinitions());
	}

	private void ofArguments(String owner, List<InputValueDefinition> arguments) {
		arguments.forEach((argument) -> put(owner + "(" + argument.getName() + ":)", argument));
	}

	/** IBM, No Cost on Interface Fields. */
	private void refuse(FieldOf field) {
		refuse(field, field.node());
		field.node().getInputValueDefinitions().forEach((argument) -> refuse(field, argument));
	}

	private void refuse(FieldOf field, DirectivesContainer<?> node) {
		node.getDirectives("cost")
			.forEach((cost) -> this.problems.add(cost,
					"@cost stands on " + field + " of an interface, whose cost is that of the types that implement it. "
							+ "Write it on their fields."));
	}

	private void put(String coordinate, DirectivesContainer<?> node) {
		node.getDirectives("cost")
			.stream()
			.findFirst()
			.flatMap(this::weight)
			.ifPresent((weight) -> this.weights.put(coordinate, weight));
	}

	private Optional<Double> weight(Directive cost) {
		return new Arguments(cost).value("weight").flatMap(this::weight);
	}

	private Optional<Double> weight(Value<?> written) {
		String text = switch (written) {
			case IntValue number -> String.valueOf(number.getValue());
			case FloatValue number -> String.valueOf(number.getValue());
			case StringValue string -> String.valueOf(string.getValue()).strip();
			default -> "";
		};
		if (!NUMBER.matcher(text).matches() || Math.abs(Double.parseDouble(text)) > LARGEST) {
			this.problems.add(written, AstPrinter.printAst(written)
					+ " is no weight. Write a number of at most a billion, such as 2, 0.5 or \"-1.5\".");
			return Optional.empty();
		}
		return Optional.of(Double.valueOf(text));
	}

}
