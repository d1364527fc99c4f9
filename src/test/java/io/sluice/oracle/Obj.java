package io.sluice.oracle;

import java.util.List;
import java.util.Map;

import io.sluice.blueprint.Naming;
import org.jspecify.annotations.Nullable;

/**
 * An object of an answer.
 *
 * @param json its JSON
 * @param naming how the service named its members
 * @param type its concrete type
 */
record Obj(Map<?, ?> json, Naming naming, String type) {

	/** What stands at a path of names and indexes. */
	@Nullable Object at(Object... path) {
		return Plain.at(this.json, List.of(path));
	}

}
