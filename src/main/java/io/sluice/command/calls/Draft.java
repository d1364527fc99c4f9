package io.sluice.command.calls;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLTypeUtil;
import io.sluice.blueprint.Binding;

/**
 * An operation that goes a way, and selects nothing else.
 *
 * @param way the way
 * @param variables for arguments that must be given, or say how long lists are
 */
record Draft(Way way, List<Variable> variables) {

	Draft {
		variables = List.copyOf(variables);
	}

	static Draft of(Way way) {
		List<Variable> variables = new ArrayList<>();
		for (int step = 0; step < way.steps().size(); step++) {
			List<String> sizing = way.steps().get(step).sizing();
			for (GraphQLArgument argument : way.steps().get(step).field().getArguments()) {
				boolean isSizing = !sizing.isEmpty() && sizing.getFirst().equals(argument.getName());
				if (isSizing || (GraphQLTypeUtil.isNonNull(argument.getType()) && !argument.hasSetDefaultValue())) {
					variables
						.add(new Variable(name(argument, variables), step, argument, isSizing ? sizing : List.of()));
				}
			}
		}
		return new Draft(way, variables);
	}

	private static String name(GraphQLArgument argument, List<Variable> taken) {
		return IntStream.iterate(1, (number) -> number + 1)
			.mapToObj((number) -> (number == 1) ? argument.getName() : argument.getName() + number)
			.filter((name) -> taken.stream().noneMatch((variable) -> variable.name().equals(name)))
			.findFirst()
			.orElseThrow();
	}

	/** The variables that say how long lists are, from the root on. */
	List<Variable> sizing() {
		return this.variables.stream().filter(Variable::isSizing).toList();
	}

	/**
	 * Those of them that make a difference to how many calls there are for the last
	 * field, from the root on: how much one call answers does not.
	 */
	List<Variable> multiplying() {
		int last = this.way.steps().size() - 1;
		return sizing().stream()
			.filter((variable) -> variable.step() < last
					|| this.way.steps().get(last).binding() instanceof Binding.Lookup)
			.toList();
	}

	/**
	 * The values of all variables.
	 * @param sizes how long lists are, by name of the variable that says so
	 */
	Map<String, Object> values(Map<String, Integer> sizes) {
		Map<String, Object> values = new HashMap<>();
		this.variables
			.forEach((variable) -> values.put(variable.name(), variable.value(sizes.getOrDefault(variable.name(), 1))));
		return values;
	}

	/** The text of the operation. */
	String text() {
		return operation(select(0));
	}

	/**
	 * The text with its root field several times.
	 * @param copies how often
	 */
	String text(int copies) {
		String field = select(0);
		return operation(IntStream.range(0, copies)
			.mapToObj((copy) -> "a" + copy + ": " + field)
			.collect(Collectors.joining(" ")));
	}

	/**
	 * The same operation without the last field, or nothing at all if it is the first.
	 */
	Draft before() {
		List<Step> steps = this.way.steps().subList(0, this.way.steps().size() - 1);
		return of(new Way(this.way.kind(), steps, 1, 1, 0));
	}

	private String operation(String selected) {
		String declared = this.variables.stream()
			.map((variable) -> "$" + variable.name() + ": "
					+ GraphQLTypeUtil.simplePrint(variable.argument().getType()))
			.collect(Collectors.joining(", "));
		return this.way.kind().name().toLowerCase(Locale.ROOT) + (declared.isEmpty() ? "" : " (" + declared + ")")
				+ " { " + selected + " }";
	}

	private String select(int number) {
		if (number == this.way.steps().size()) {
			return "__typename";
		}
		Step step = this.way.steps().get(number);
		String given = this.variables.stream()
			.filter((variable) -> variable.step() == number)
			.map((variable) -> variable.argument().getName() + ": " + variable.given())
			.collect(Collectors.joining(", "));
		return step.field().getName() + (given.isEmpty() ? "" : "(" + given + ")") + below(step, number + 1);
	}

	private String below(Step step, int next) {
		if (GraphQLTypeUtil.isLeaf(step.value())) {
			return "";
		}
		boolean isNarrowed = next < this.way.steps().size()
				&& !this.way.steps().get(next).type().getName().equals(step.value().getName());
		return isNarrowed ? " { ... on " + this.way.steps().get(next).type().getName() + " { " + select(next) + " } }"
				: " { " + select(next) + " }";
	}

}
