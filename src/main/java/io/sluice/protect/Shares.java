package io.sluice.protect;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * How much each caller has under way, and may have. Remembers those only that have
 * something under way. Safe for use by many threads.
 */
public final class Shares {

	private final ConcurrentMap<Object, Integer> taken = new ConcurrentHashMap<>();

	/**
	 * Takes one more.
	 * @param caller equal for all that one caller takes
	 * @param limit the most that the caller may have at the same time
	 * @return whether there is one left; it is to be released then, once
	 */
	public boolean take(Object caller, int limit) {
		boolean granted = this.taken.merge(caller, 1, Integer::sum) <= limit;
		if (!granted) {
			release(caller);
		}
		return granted;
	}

	/**
	 * Gives back what was taken.
	 * @param caller who has taken it
	 */
	public void release(Object caller) {
		this.taken.computeIfPresent(caller, (_, count) -> (count > 1) ? count - 1 : null);
	}

	/**
	 * How many callers have something under way.
	 * @return their number
	 */
	int callers() {
		return this.taken.size();
	}

}
