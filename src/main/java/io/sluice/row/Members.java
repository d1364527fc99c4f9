package io.sluice.row;

import java.util.LinkedHashMap;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/** The members of a JSON object whose names are data. */
final class Members {

	private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

	private String name = "";

	void next(String name) {
		this.name = name;
	}

	void put(@Nullable Object value) {
		this.values.put(this.name, value);
	}

	Map<String, @Nullable Object> values() {
		return this.values;
	}

}
