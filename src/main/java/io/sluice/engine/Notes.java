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

	private final Recorder recorder;

	/**
	 * Nothing yet.
	 * @param basis what the answer is made of
	 * @param recorder what was called, if the client wants to know
	 */
	Notes(Basis basis, Recorder recorder) {
		this.basis = basis;
		this.recorder = recorder;
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
		Map<Object, Object> extensions = new LinkedHashMap<>();
		if (!this.stale.isEmpty()) {
			extensions.put("stale", this.stale.entrySet().stream().map(Notes::told).toList());
		}
		this.recorder.told().ifPresent(extensions::putAll);
		return extensions;
	}

	private static Map<String, Object> told(Map.Entry<List<String>, Long> field) {
		Map<String, Object> told = new LinkedHashMap<>();
		told.put("path", field.getKey());
		told.put("age", TimeUnit.MILLISECONDS.toSeconds(field.getValue()));
		return told;
	}

}
