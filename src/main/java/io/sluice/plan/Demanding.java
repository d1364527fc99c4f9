package io.sluice.plan;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import graphql.schema.FieldCoordinates;
import io.sluice.blueprint.FieldRate;

/**
 * Counts how often an operation asks for fields that are limited: once for each place in
 * the answer, without indexes of lists. Where an object may be of several types, these
 * are one place.
 */
final class Demanding {

	private final Map<FieldRate, Set<List<String>>> first = new LinkedHashMap<>();

	private final Map<FieldRate, Set<List<String>>> below = new LinkedHashMap<>();

	private final Map<FieldCoordinates, FieldRate> rates;

	/**
	 * Nothing is asked for.
	 * @param rates the fields that are limited
	 */
	Demanding(Map<FieldCoordinates, FieldRate> rates) {
		this.rates = rates;
	}

	/** A field is asked for at a place. */
	void field(String type, String field, List<String> path) {
		FieldRate rate = this.rates.isEmpty() ? null : this.rates.get(FieldCoordinates.coordinates(type, field));
		if (rate != null) {
			((path.size() == 1) ? this.first : this.below).computeIfAbsent(rate, (_) -> new HashSet<>())
				.add(List.copyOf(path));
		}
	}

	/** What was asked for. */
	Demand demand() {
		return (this.first.isEmpty() && this.below.isEmpty()) ? Demand.NONE
				: new Demand(uses(this.first), uses(this.below));
	}

	private static List<FieldUse> uses(Map<FieldRate, Set<List<String>>> places) {
		return places.entrySet().stream().map((rate) -> new FieldUse(rate.getKey(), rate.getValue().size())).toList();
	}

}
