package io.sluice.blueprint;

import java.time.Duration;
import java.util.Optional;

/**
 * What {@code @cacheControl} says of a field: that of the field, and what this leaves
 * open, that of the type of its value.
 *
 * @param maxAge how long a value is fresh, zero included; empty if nothing is said
 * @param scope who may be given a kept value; empty if nothing is said
 * @param inheritsMaxAge whether a value is fresh for as long as its parent, though it is
 * an object; never where a {@code maxAge} is said
 */
public record CacheHint(Optional<Duration> maxAge, Optional<CacheScope> scope, boolean inheritsMaxAge) {

	/** Nothing is said. */
	public static final CacheHint NONE = new CacheHint(Optional.empty(), Optional.empty(), false);

	public CacheHint {
		if (inheritsMaxAge && maxAge.isPresent()) {
			throw new IllegalArgumentException("what is said is not inherited");
		}
	}

}
