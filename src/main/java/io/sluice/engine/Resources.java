package io.sluice.engine;

import io.sluice.cache.CallCache;
import io.sluice.downstream.Downstream;

/**
 * What operations are carried out with.
 *
 * @param downstream the services
 * @param cache what was fetched before
 * @param limit how long an operation may take, and each event of a subscription
 * @param changed is told that something was changed: from now on, nobody joins who asked
 * before
 */
record Resources(Downstream downstream, CallCache cache, TimeLimit limit, Runnable changed) {

	/**
	 * Where operations share nothing but calls.
	 * @param downstream the services
	 * @param cache what was fetched before
	 * @param limit how long an operation may take
	 */
	Resources(Downstream downstream, CallCache cache, TimeLimit limit) {
		this(downstream, cache, limit, downstream::forget);
	}

	/** The same, where somebody else is told of changes, too. */
	Resources telling(Runnable another) {
		return new Resources(this.downstream, this.cache, this.limit, () -> {
			this.changed.run();
			another.run();
		});
	}

}
