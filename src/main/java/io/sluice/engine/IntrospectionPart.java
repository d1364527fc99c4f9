package io.sluice.engine;

import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;

/**
 * The part of an operation that asks for the schema. graphql-java looks at the whole
 * operation before it answers that, to see whether it is asked in good faith; but a
 * caller may ask for fields besides that its view of the schema does not have.
 *
 * @param fragments those of the document, by name
 */
record IntrospectionPart(Map<String, FragmentDefinition> fragments) {

	/**
	 * Leaves everything else out.
	 * @param operation asks for the schema
	 * @return the same with no other fields at its root than those that ask for the
	 * schema, all of them
	 */
	OperationDefinition of(OperationDefinition operation) {
		SelectionSet part = SelectionSet.newSelectionSet(fields(operation.getSelectionSet()).toList()).build();
		return operation.transform((builder) -> builder.selectionSet(part));
	}

	private Stream<Field> fields(SelectionSet selections) {
		return selections.getSelections().stream().flatMap(this::fields);
	}

	private Stream<Field> fields(Selection<?> selection) {
		return switch (selection) {
			case Field field -> Stream.of(field).filter((some) -> some.getName().startsWith("__"));
			case InlineFragment fragment -> fields(fragment.getSelectionSet());
			case FragmentSpread spread ->
				fields(Objects.requireNonNull(this.fragments.get(spread.getName())).getSelectionSet());
			default -> throw new IllegalArgumentException("no selection: " + selection);
		};
	}

}
