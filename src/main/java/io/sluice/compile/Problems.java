package io.sluice.compile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import graphql.language.Node;
import graphql.language.SourceLocation;
import io.sluice.config.Place;

/** Collects what is wrong. Whoever reports goes on with something harmless. */
final class Problems {

	private final Set<Problem> found = new LinkedHashSet<>();

	void add(Place place, String message) {
		this.found.add(new Problem(place, message));
	}

	void add(Node<?> node, String message) {
		add(place(node), message);
	}

	boolean isEmpty() {
		return this.found.isEmpty();
	}

	/** All problems in order of file, line and column. */
	List<Problem> inOrder() {
		List<Problem> sorted = new ArrayList<>(this.found);
		sorted.sort(Comparator.comparing(Problem::place, Place.ORDER));
		return sorted;
	}

	/**
	 * Where a node begins. The parser says nothing about members of object literals:
	 * where their value begins.
	 */
	static Place place(Node<?> node) {
		SourceLocation location = node.getSourceLocation();
		return place((location != null || node.getChildren().isEmpty()) ? Objects.requireNonNull(location)
				: Objects.requireNonNull(node.getChildren().getFirst().getSourceLocation()));
	}

	static Place place(SourceLocation location) {
		return new Place(location.getSourceName(), location.getLine(), location.getColumn());
	}

}
