package io.sluice.engine;

import java.util.Map;

/** What was paid before it was known what something has cost. */
@FunctionalInterface
public interface Change {

	/** Nothing was paid. */
	Change NONE = (_) -> Map.of();

	/**
	 * Gives back what was too much. Does not wait.
	 * @param actual what it has cost
	 * @return what a client that asks for its cost is told besides, by name
	 */
	Map<String, Object> settle(long actual);

}
