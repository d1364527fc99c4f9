package io.sluice.plan;

import java.util.List;
import java.util.Map;

import io.sluice.blueprint.JsonPath;

/**
 * The hidden slots of a layout: raw values that the answer does not show.
 *
 * @param paths where they stand in the row's JSON, in the order of their slots
 * @param ofRules the slots that rules read, by path; what is not there is
 * {@link io.sluice.blueprint.Absent} in them
 */
public record Hidden(List<JsonPath> paths, Map<JsonPath, Integer> ofRules) {

	/** There are none. */
	public static final Hidden NONE = new Hidden(List.of(), Map.of());

	public Hidden {
		paths = List.copyOf(paths);
		ofRules = Map.copyOf(ofRules);
	}

}
