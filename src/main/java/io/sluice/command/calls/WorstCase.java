package io.sluice.command.calls;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

import io.sluice.blueprint.Blueprint;

/**
 * Finds out how many calls a field makes at the end of a way, if clients ask for as much
 * as the limits allow. Lists near the end are made as long as they can be first, as fewer
 * objects are then on the way.
 */
final class WorstCase {

	private final Blueprint blueprint;

	WorstCase(Blueprint blueprint) {
		this.blueprint = blueprint;
	}

	/**
	 * Finds the operation.
	 * @param way the way to the field
	 * @param service the service that is called for it
	 * @return the operation, and how many calls it makes; empty if none passes
	 */
	Optional<Calls> of(Way way, String service) {
		Draft draft = Draft.of(way);
		return Trial.of(this.blueprint, draft, draft.text())
			.filter((trial) -> trial.passes(trial.least()))
			.map((trial) -> {
				Map<String, Integer> sizes = sizes(trial);
				long once = trial.calls(service, sizes) - before(draft, service, sizes);
				return new Calls(draft.text(), sizes, once, Math.max(once, several(draft, service, sizes)));
			});
	}

	/** How many calls are made on the way, for other fields. */
	private long before(Draft draft, String service, Map<String, Integer> sizes) {
		Draft shorter = draft.before();
		return Trial.of(this.blueprint, shorter, shorter.text()).map((trial) -> trial.calls(service, sizes)).orElse(0L);
	}

	private Map<String, Integer> sizes(Trial trial) {
		Map<String, Integer> sizes = new HashMap<>(trial.least());
		for (Variable list : trial.draft().multiplying().reversed()) {
			int size = largest(this.blueprint.terms().limits().request().listSize(), (tried) -> {
				Map<String, Integer> longer = new HashMap<>(sizes);
				longer.put(list.name(), tried);
				return trial.passes(longer);
			});
			sizes.put(list.name(), size);
		}
		return Map.copyOf(sizes);
	}

	/** With the root field several times, each time with other arguments. */
	private long several(Draft draft, String service, Map<String, Integer> sizes) {
		if (draft.variables().isEmpty()) {
			return 0;
		}
		int copies = largest(this.blueprint.terms().limits().document().rootFields(),
				(tried) -> Trial.of(this.blueprint, draft, draft.text(tried))
					.filter((trial) -> trial.passes(sizes))
					.isPresent());
		return Trial.of(this.blueprint, draft, draft.text(copies))
			.map((trial) -> trial.calls(service, sizes))
			.orElse(0L) - copies * before(draft, service, sizes);
	}

	/** The largest number that passes, 1 being one of them. */
	private static int largest(int most, IntPredicate passes) {
		int passing = 1;
		int refused = most + 1;
		while (refused - passing > 1) {
			int middle = passing + (refused - passing) / 2;
			if (passes.test(middle)) {
				passing = middle;
			}
			else {
				refused = middle;
			}
		}
		return passing;
	}

	/**
	 * Calls that are made for one field.
	 *
	 * @param operation the operation
	 * @param sizes how long lists are in it, by variable
	 * @param once how many calls are made for the field
	 * @param several how many, if the root field is asked for several times
	 */
	record Calls(String operation, Map<String, Integer> sizes, long once, long several) {

	}

}
