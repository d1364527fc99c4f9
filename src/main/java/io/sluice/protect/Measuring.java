package io.sluice.protect;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import graphql.language.Document;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import graphql.language.VariableDefinition;
import io.sluice.fault.Code;
import org.jspecify.annotations.Nullable;

/**
 * Measures the selections of one document. Each fragment is measured once, however often
 * it is spread, so the time is in proportion to the text.
 */
final class Measuring {

	private static final Set<String> INTROSPECTION = Set.of("__schema", "__type");

	private final Map<String, Measure> known = new HashMap<>();

	private final Set<String> open = new LinkedHashSet<>();

	private final Map<String, FragmentDefinition> fragments;

	Measuring(Document document) {
		this.fragments = document.getDefinitionsOfType(FragmentDefinition.class)
			.stream()
			.collect(Collectors.toMap(FragmentDefinition::getName, Function.identity(), (one, _) -> one,
					LinkedHashMap::new));
	}

	/**
	 * The fragments of the document.
	 * @return by name; the first one of each name
	 */
	Map<String, FragmentDefinition> fragments() {
		return this.fragments;
	}

	/**
	 * Measures all fragments, also those that are spread nowhere.
	 * @throws ExcessException if a fragment spreads itself
	 */
	void measureFragments() {
		for (FragmentDefinition fragment : this.fragments.values()) {
			if (!this.known.containsKey(fragment.getName())) {
				measure(fragment);
			}
		}
	}

	/**
	 * Measures an operation.
	 * @param operation of any kind
	 * @return its measure
	 * @throws ExcessException if a fragment spreads itself
	 */
	Measure measure(OperationDefinition operation) {
		Measure measure = measure(operation.getSelectionSet()).with(operation.getDirectives());
		for (VariableDefinition variable : operation.getVariableDefinitions()) {
			measure = measure.with(variable.getDirectives());
		}
		return measure;
	}

	/**
	 * Measures a selection. A fragment that is not there selects nothing.
	 * @param selection the selection of an operation, a field or a fragment
	 * @return its measure
	 * @throws ExcessException if a fragment spreads itself
	 */
	private Measure measure(@Nullable SelectionSet selection) {
		Measure measure = Measure.NOTHING;
		if (selection != null) {
			for (Selection<?> selected : selection.getSelections()) {
				measure = measure.and(measure(selected));
			}
		}
		return measure;
	}

	private Measure measure(Selection<?> selected) {
		return switch (selected) {
			case Field field -> {
				Measure below = measure(field.getSelectionSet());
				yield (INTROSPECTION.contains(field.getName()) ? below.flat() : below).below(field.getAlias() != null)
					.with(field.getDirectives());
			}
			case InlineFragment fragment -> measure(fragment.getSelectionSet()).spread().with(fragment.getDirectives());
			case FragmentSpread spread -> measure(spread).spread().with(spread.getDirectives());
			default -> throw new IllegalArgumentException("no selection: " + selected);
		};
	}

	private Measure measure(FragmentSpread spread) {
		FragmentDefinition fragment = this.fragments.get(spread.getName());
		if (fragment == null) {
			return Measure.NOTHING;
		}
		Measure measured = this.known.get(spread.getName());
		if (measured != null) {
			return measured;
		}
		if (this.open.contains(spread.getName())) {
			throw new ExcessException(new Excess(Code.GRAPHQL_VALIDATION_FAILED,
					"The fragment \"" + spread.getName() + "\" spreads itself, which never ends.",
					List.of(spread.getSourceLocation())));
		}
		return measure(fragment);
	}

	private Measure measure(FragmentDefinition fragment) {
		this.open.add(fragment.getName());
		Measure measure = measure(fragment.getSelectionSet()).with(fragment.getDirectives());
		this.open.remove(fragment.getName());
		this.known.put(fragment.getName(), measure);
		return measure;
	}

}
