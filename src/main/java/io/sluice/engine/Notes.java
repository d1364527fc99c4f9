package io.sluice.engine;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What is known of an answer besides data and errors. Used in the turns of one operation.
 */
final class Notes {

	private final Map<List<String>, Long> stale = new LinkedHashMap<>();

	private final Basis basis;

	/**
	 * Nothing yet.
	 * @param basis what the answer is made of
	 */
	Notes(Basis basis) {
		this.basis = basis;
	}

	Basis basis() {
		return this.basis;
	}

	/**
	 * A field was answered with something old.
	 * @param path the response names that lead to it
	 * @param age how old, in milliseconds
	 */
	void stale(List<String> path, long age) {
		this.stale.merge(path, age, Math::max);
	}

	/**
	 * What the client is told.
	 * @return the members of {@code extensions}; empty if there is nothing to tell
	 */
	Map<Object, Object> extensions() {
		return this.stale.isEmpty() ? Map.of() : Map.of("stale", this.stale.entrySet().stream().map((field) -> {
			Map<String, Object> told = new LinkedHashMap<>();
			told.put("path", field.getKey());
			told.put("age", TimeUnit.MILLISECONDS.toSeconds(field.getValue()));
			return told;
		}).toList());
	}

}
