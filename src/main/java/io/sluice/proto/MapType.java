package io.sluice.proto;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * A map, as a proto file writes it.
 *
 * @param key the type of its keys
 * @param value the type of its values
 */
record MapType(String key, String value) {

	private static final Pattern WRITTEN = Pattern.compile("map<\\s*([\\w.]+)\\s*,\\s*([\\w.]+)\\s*>");

	/** The map that a type is, or {@code null} if it is none. */
	static @Nullable MapType of(String type) {
		Matcher map = WRITTEN.matcher(type);
		return map.matches() ? new MapType(map.group(1), map.group(2)) : null;
	}

}
