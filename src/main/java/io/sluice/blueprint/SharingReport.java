package io.sluice.blueprint;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import graphql.schema.FieldCoordinates;

/** Tells operators whose answers are whose, so that they need not take it on trust. */
public final class SharingReport {

	private static final List<String> HEADING = List.of("what is fetched", "depends on", "shared with", "kept for");

	private static final String NONE = "-";

	private final Blueprint blueprint;

	/**
	 * The report of a blueprint.
	 * @param blueprint knows all calls
	 */
	public SharingReport(Blueprint blueprint) {
		this.blueprint = blueprint;
	}

	/**
	 * All calls whose answers may serve more than one request.
	 * @return whom they serve, by what is fetched, sorted
	 */
	public SortedMap<String, Serving> servings() {
		SortedMap<String, Serving> servings = new TreeMap<>();
		Map<TypeBinding, Map<Optional<Keeping>, List<String>>> lookups = new LinkedHashMap<>();
		this.blueprint.bindings().forEach((field, binding) -> {
			switch (binding) {
				case Binding.Call(ServiceCall call, var _) when isShared(field, call) ->
					servings.put(name(field), Serving.of(call, keeping(field)));
				case Binding.Lookup(var _, TypeBinding type) when isShared(field, type.call()) ->
					lookups.computeIfAbsent(type, (_) -> new LinkedHashMap<>())
						.computeIfAbsent(keeping(field), (_) -> new ArrayList<>())
						.add(name(field));
				case Binding.Call _, Binding.Lookup _, Binding.Property _, Binding.Value _ -> {
					// nothing is shared
				}
			}
		});
		lookups.forEach((type, fields) -> fields.forEach((keeping, names) -> {
			String all = type.type() + " by key";
			String what = (fields.size() == 1) ? all
					: names.stream().sorted().collect(Collectors.joining(", ", all + " for ", ""));
			servings.put(what, Serving.of(type.call(), keeping));
		}));
		return servings;
	}

	/**
	 * The same as a table.
	 * @return its lines; empty if there are no such calls
	 */
	public List<String> lines() {
		List<List<String>> rows = new ArrayList<>();
		servings().forEach((what, serving) -> rows.add(
				List.of(what, serving.dependsOn().orElse(NONE), serving.sharedWith(), serving.keptFor().orElse(NONE))));
		return rows.isEmpty() ? List.of() : table(rows);
	}

	private boolean isShared(FieldCoordinates field, ServiceCall call) {
		return Serving.isPossible(this.blueprint, field, call);
	}

	private Optional<Keeping> keeping(FieldCoordinates field) {
		return this.blueprint.caching().keeping(field.getTypeName(), field.getFieldName());
	}

	private static String name(FieldCoordinates field) {
		return field.getTypeName() + "." + field.getFieldName();
	}

	/** Where nothing is kept, nothing is said of times. */
	private static List<String> table(List<List<String>> rows) {
		boolean isKept = rows.stream().anyMatch((row) -> !row.getLast().equals(NONE));
		List<List<String>> all = Stream.concat(Stream.of(HEADING), rows.stream()).toList();
		int[] widths = new int[HEADING.size() - (isKept ? 0 : 1)];
		all.forEach((row) -> {
			for (int column = 0; column < widths.length; column++) {
				widths[column] = Math.max(widths[column], row.get(column).length());
			}
		});
		return all.stream().map((row) -> {
			StringBuilder line = new StringBuilder();
			for (int column = 0; column < widths.length; column++) {
				line.append("  ").append(row.get(column)).repeat(" ", widths[column] - row.get(column).length());
			}
			return line.toString().stripTrailing();
		}).toList();
	}

}
