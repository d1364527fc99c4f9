package io.sluice.engine;

import java.util.List;
import java.util.Set;

import io.sluice.blueprint.PlainText;
import io.sluice.blueprint.Values;
import org.jspecify.annotations.Nullable;

/** The names of what a call fetches, by which it can be purged. */
@FunctionalInterface
interface Tags {

	/**
	 * The names of a value.
	 * @param value slices that it was cut into, or {@code null} if there is none
	 * @param values what placeholders stand for, but those for the value
	 * @return distinct names
	 */
	List<String> of(@Nullable Object value, Values values);

	/**
	 * Adds what a template gave, if that is a name.
	 * @param name a JSON value, or nothing
	 * @param names those that there are already
	 */
	static void add(@Nullable Object name, Set<String> names) {
		if (name instanceof String || name instanceof Number || name instanceof Boolean) {
			names.add(PlainText.of(name));
		}
	}

}
