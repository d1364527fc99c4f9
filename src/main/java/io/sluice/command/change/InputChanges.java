package io.sluice.command.change;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import graphql.language.AstPrinter;
import graphql.language.AstSorter;
import graphql.language.Value;
import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLInputType;
import graphql.schema.GraphQLNonNull;
import graphql.schema.GraphQLTypeUtil;
import graphql.schema.InputValueWithState;

/**
 * Compares what clients give: arguments, and fields of input objects.
 *
 * @param found where to write down what has changed
 */
record InputChanges(List<Change> found) {

	void compareArguments(String owner, List<GraphQLArgument> before, List<GraphQLArgument> after) {
		compare(before.stream().map((argument) -> Given.of(owner, argument)).toList(),
				after.stream().map((argument) -> Given.of(owner, argument)).toList());
	}

	void compareFields(GraphQLInputObjectType before, GraphQLInputObjectType after) {
		compare(before.getFields().stream().map((field) -> Given.of(before, field)).toList(),
				after.getFields().stream().map((field) -> Given.of(before, field)).toList());
		if (!before.isOneOf() && after.isOneOf()) {
			this.found.add(Change.breaking(before.getName(), "Exactly one of its fields must be given now."));
		}
	}

	private void compare(List<Given> before, List<Given> after) {
		var known = before.stream().collect(Collectors.toMap(Given::coordinate, Function.identity()));
		var left = after.stream().collect(Collectors.toMap(Given::coordinate, Function.identity()));
		before.forEach((given) -> Optional.ofNullable(left.get(given.coordinate()))
			.ifPresentOrElse((other) -> compare(given, other),
					() -> this.found.add(Change.breaking(given.coordinate(), "It is gone."))));
		after.stream()
			.filter((given) -> !known.containsKey(given.coordinate()))
			.forEach((given) -> this.found
				.add(given.isRequired() ? Change.breaking(given.coordinate(), "It is new, and must be given.")
						: Change.dangerous(given.coordinate(), "It is new.")));
	}

	private void compare(Given before, Given after) {
		String coordinate = before.coordinate();
		if (!Substitution.isGiveable(before.type(), after.type())) {
			this.found.add(Change.breaking(coordinate, Changes.retyped(GraphQLTypeUtil.simplePrint(before.type()),
					GraphQLTypeUtil.simplePrint(after.type()))));
		}
		else if (!before.isRequired() && after.isRequired()) {
			this.found.add(Change.breaking(coordinate, "It must be given now."));
		}
		else if (!before.usual().equals(after.usual())) {
			this.found.add(Change.dangerous(coordinate, "Its default was " + before.usual().orElse("none") + " and is "
					+ after.usual().orElse("none") + "."));
		}
	}

	/**
	 * Something that can be given.
	 *
	 * @param coordinate what
	 * @param type its type
	 * @param usual what it is if it is not given
	 */
	private record Given(String coordinate, GraphQLInputType type, Optional<String> usual) {

		static Given of(String owner, GraphQLArgument argument) {
			return new Given(owner + "(" + argument.getName() + ":)", argument.getType(),
					printed(argument.getArgumentDefaultValue()));
		}

		static Given of(GraphQLInputObjectType owner, GraphQLInputObjectField field) {
			return new Given(owner.getName() + "." + field.getName(), field.getType(),
					printed(field.getInputFieldDefaultValue()));
		}

		boolean isRequired() {
			return this.type instanceof GraphQLNonNull && this.usual.isEmpty();
		}

		/** In which order the fields of an object are written does not matter. */
		private static Optional<String> printed(InputValueWithState value) {
			return (value.isLiteral() && value.getValue() instanceof Value<?> literal)
					? Optional.of(AstPrinter.printAstCompact(new AstSorter().sort(literal))) : Optional.empty();
		}

	}

}
