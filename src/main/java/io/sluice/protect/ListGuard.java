package io.sluice.protect;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import graphql.language.ArrayValue;
import graphql.language.Document;
import graphql.language.Node;
import graphql.language.SourceLocation;
import io.sluice.fault.Code;
import org.jspecify.annotations.Nullable;

/**
 * Checks the lists that clients send as values, in a time in proportion to what they
 * send: a list of keys may become as many calls. Immutable.
 */
final class ListGuard {

	private final int limit;

	/**
	 * A guard.
	 * @param limit the most elements of a list
	 */
	ListGuard(int limit) {
		this.limit = limit;
	}

	/**
	 * Checks the values that stand in a document.
	 * @param document parsed, not validated
	 * @return the first list that is too long, or empty
	 */
	Optional<Excess> check(Document document) {
		Deque<Node<?>> nodes = new ArrayDeque<>();
		nodes.push(document);
		while (!nodes.isEmpty()) {
			Node<?> node = nodes.pop();
			if (node instanceof ArrayValue list && list.getValues().size() > this.limit) {
				return Optional
					.of(excess("A list in the document", list.getValues().size(), List.of(list.getSourceLocation())));
			}
			node.getChildren().forEach(nodes::push);
		}
		return Optional.empty();
	}

	/**
	 * Checks the values of variables.
	 * @param variables as the client has sent them, by name
	 * @return the first list that is too long, or empty
	 */
	Optional<Excess> check(Map<String, @Nullable Object> variables) {
		for (Map.Entry<String, @Nullable Object> variable : variables.entrySet()) {
			Optional<Excess> excess = check("A list in the variable \"" + variable.getKey() + "\"",
					variable.getValue());
			if (excess.isPresent()) {
				return excess;
			}
		}
		return Optional.empty();
	}

	private Optional<Excess> check(String what, @Nullable Object value) {
		Collection<?> inside = switch (value) {
			case List<?> list -> list;
			case Map<?, ?> object -> object.values();
			case null, default -> List.of();
		};
		if (value instanceof List<?> && inside.size() > this.limit) {
			return Optional.of(excess(what, inside.size(), List.of()));
		}
		return inside.stream().flatMap((element) -> check(what, element).stream()).findFirst();
	}

	private Excess excess(String what, int found, List<SourceLocation> locations) {
		return new Excess(Code.LIST_SIZE_LIMIT_EXCEEDED,
				what + " has " + found + " elements; the limit is " + this.limit + ".", locations);
	}

}
