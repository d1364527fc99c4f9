package io.sluice.protect;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import graphql.language.DirectivesContainer;
import graphql.language.Field;
import graphql.language.FragmentDefinition;
import graphql.language.FragmentSpread;
import graphql.language.InlineFragment;
import graphql.language.OperationDefinition;
import graphql.language.Selection;
import graphql.language.SelectionSet;
import io.sluice.fault.Code;

/**
 * Sees to it that the root of a subscription has its one field whatever the variables are
 * (GraphQL, Single Root Field). graphql-java counts the fields, but only those that it
 * finds without variables, and there has to be one.
 */
final class SubscriptionRoot {

	private static final List<String> CONDITIONS = List.of("skip", "include");

	private final Set<String> seen = new HashSet<>();

	private final Map<String, FragmentDefinition> fragments;

	/**
	 * Knows the fragments of a document.
	 * @param fragments by name
	 */
	SubscriptionRoot(Map<String, FragmentDefinition> fragments) {
		this.fragments = fragments;
	}

	/**
	 * Checks an operation.
	 * @param operation of any kind
	 * @return what is wrong with it
	 */
	Optional<Excess> check(OperationDefinition operation) {
		if (operation.getOperation() != OperationDefinition.Operation.SUBSCRIPTION) {
			return Optional.empty();
		}
		return conditional(operation.getSelectionSet())
			.map((selection) -> new Excess(Code.GRAPHQL_VALIDATION_FAILED,
					"The root field of a subscription may not depend on @skip or @include.",
					List.of(selection.getSourceLocation())))
			.findFirst();
	}

	private Stream<Selection<?>> conditional(SelectionSet selections) {
		return selections.getSelections().stream().flatMap(this::conditional);
	}

	private Stream<Selection<?>> conditional(Selection<?> selection) {
		if (selection instanceof DirectivesContainer<?> container
				&& CONDITIONS.stream().anyMatch(container::hasDirective)) {
			return Stream.of(selection);
		}
		return switch (selection) {
			case InlineFragment inline -> conditional(inline.getSelectionSet());
			case FragmentSpread spread -> conditional(spread);
			case Field _ -> Stream.empty();
			default -> throw new IllegalArgumentException("no selection: " + selection);
		};
	}

	private Stream<Selection<?>> conditional(FragmentSpread spread) {
		FragmentDefinition fragment = this.fragments.get(spread.getName());
		return (fragment != null && this.seen.add(spread.getName())) ? conditional(fragment.getSelectionSet())
				: Stream.empty();
	}

}
