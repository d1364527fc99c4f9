package io.sluice.engine;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What the rows of one level ask a loader for: each key once, in the order in which they
 * were asked for first. Used by one thread.
 */
final class Keys {

	/** Quicker than by text: most rows ask with values that others have asked with. */
	private final Map<Object, Integer> byValue = new HashMap<>();

	private final Map<BatchKey, Integer> positions = new HashMap<>();

	private final List<BatchKey> keys = new ArrayList<>();

	/**
	 * Asks for a key.
	 * @param value what the key's template gave
	 * @return the key's place among {@link #all}; {@code null} if it is null or a part of
	 * it is
	 */
	@Nullable Integer ask(Object value) {
		Integer known = this.byValue.get(value);
		return (known != null) ? known : add(value);
	}

	private @Nullable Integer add(Object value) {
		BatchKey key = BatchKey.of(value);
		if (key == null) {
			return null;
		}
		Integer position = this.positions.computeIfAbsent(key, (_) -> {
			this.keys.add(key);
			return this.keys.size() - 1;
		});
		this.byValue.put(value, position);
		return position;
	}

	/**
	 * All keys.
	 * @return distinct; none if no row asks for any
	 */
	List<BatchKey> all() {
		return List.copyOf(this.keys);
	}

}
