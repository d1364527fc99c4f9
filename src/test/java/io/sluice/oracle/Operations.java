package io.sluice.oracle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * A generated document; the first operation is the one that is asked for.
 *
 * @param operations one or more
 * @param fragments what they spread
 * @param variables what they may read
 */
record Operations(List<Operation> operations, Fragments fragments, Map<String, Variable> variables) {

	private static final Pattern VARIABLE = Pattern.compile("\\$(v\\d+)");

	Request request() {
		Set<String> spread = new LinkedHashSet<>();
		StringBuilder document = new StringBuilder();
		for (Operation operation : this.operations) {
			Set<String> own = new LinkedHashSet<>();
			operation.selections().stream().flatMap(Selection::spreads).forEach((name) -> reach(name, own));
			document.append(header(operation, own)).append(Selection.print(operation.selections())).append("\n");
			spread.addAll(own);
		}
		spread.forEach((name) -> document.append(this.fragments.print(name)).append("\n"));
		Map<String, @Nullable Object> given = new LinkedHashMap<>();
		this.variables.forEach((name, variable) -> {
			if (variable.given()) {
				given.put(name, variable.value());
			}
		});
		given.keySet().removeIf((name) -> !document.toString().contains("$" + name + ":"));
		String name = (this.operations.size() > 1) ? this.operations.getFirst().name() : null;
		return new Request(document.toString(), name, given);
	}

	private void reach(String name, Set<String> reached) {
		if (reached.add(name)) {
			this.fragments.of(name).stream().flatMap(Selection::spreads).forEach((next) -> reach(next, reached));
		}
	}

	private String header(Operation operation, Set<String> spread) {
		String text = Selection.print(operation.selections())
				+ spread.stream().map(this.fragments::print).collect(Collectors.joining());
		String used = VARIABLE.matcher(text)
			.results()
			.map((match) -> match.group(1))
			.distinct()
			.map((name) -> "$" + name + ": " + this.variables.get(name))
			.collect(Collectors.joining(", "));
		return operation.kind() + " " + operation.name() + (used.isEmpty() ? "" : "(" + used + ")");
	}

	/** All documents with one thing less. */
	Stream<Operations> smaller() {
		Operation first = this.operations.getFirst();
		Stream<Operations> alone = (this.operations.size() > 1)
				? Stream.of(new Operations(List.of(first), this.fragments, this.variables)) : Stream.empty();
		Stream<Operations> less = Selection.smaller(first.selections(), this.fragments).map((selections) -> {
			List<Operation> changed = new ArrayList<>(this.operations);
			changed.set(0, new Operation(first.kind(), first.name(), selections));
			return new Operations(changed, this.fragments, this.variables);
		});
		return Stream.concat(alone, less);
	}

	/**
	 * An operation.
	 *
	 * @param kind query or mutation
	 * @param name its name
	 * @param selections not empty
	 */
	record Operation(String kind, String name, List<Selection> selections) {

	}

	/**
	 * Fragments.
	 *
	 * @param types their conditions by name
	 * @param selections what they select
	 */
	record Fragments(Map<String, String> types, Map<String, List<Selection>> selections) {

		String type(String name) {
			return Objects.requireNonNull(this.types.get(name));
		}

		List<Selection> of(String name) {
			return Objects.requireNonNull(this.selections.get(name));
		}

		String print(String name) {
			return "fragment " + name + " on " + type(name) + Selection.print(of(name));
		}

	}

	/**
	 * A variable.
	 *
	 * @param type its type
	 * @param otherwise its default, if it has one
	 * @param given whether the request has it
	 * @param value its value
	 */
	record Variable(String type, @Nullable String otherwise, boolean given, @Nullable Object value) {

		@Override
		public String toString() {
			return this.type + ((this.otherwise != null) ? " = " + this.otherwise : "");
		}

	}

}
