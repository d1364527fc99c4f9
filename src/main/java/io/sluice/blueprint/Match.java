package io.sluice.blueprint;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** How the elements of a batched answer are given to the keys that asked for them. */
public sealed interface Match {

	/**
	 * Each element holds its key.
	 *
	 * @param path where, in the element
	 */
	record ByPath(JsonPath path) implements Match {

	}

	/**
	 * Each element holds its composite key.
	 *
	 * @param paths where, in the element, by member of the key, in the key's order
	 */
	record ByPaths(Map<String, JsonPath> paths) implements Match {

		public ByPaths {
			paths = Collections.unmodifiableMap(new LinkedHashMap<>(paths));
		}

	}

	/** The answer is an object whose member names are the keys. */
	record ByMember() implements Match {

	}

	/** The answer is a list in the order of the keys, one element per key. */
	record ByIndex() implements Match {

	}

}
