package io.sluice.blueprint;

import java.util.Optional;

/**
 * One call for many keys.
 *
 * @param key what one parent asks for; empty for a type binding, whose keys come from
 * lookups
 * @param match how elements are given to keys
 * @param maxSize most keys in one call, at least 1
 */
public record Batch(Optional<Key> key, Match match, int maxSize) {

	/** Keys in one call where nothing else is said. */
	public static final int DEFAULT_MAX_SIZE = 100;

	public Batch {
		if (maxSize < 1) {
			throw new IllegalArgumentException("a batch holds at least one key");
		}
	}

}
