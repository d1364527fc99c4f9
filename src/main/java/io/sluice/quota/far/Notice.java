package io.sluice.quota.far;

import java.util.concurrent.atomic.AtomicReference;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/** Tells operators who counts, whenever that changes. */
final class Notice {

	private static final Log logger = LogFactory.getLog(Notice.class);

	private final AtomicReference<State> told = new AtomicReference<>(State.UNKNOWN);

	/** All instances count together. */
	void shared() {
		if (changes(State.SHARED)) {
			logger.info("Budgets are shared by Redis");
		}
	}

	/** Nobody asks Redis. */
	void alone() {
		if (changes(State.ALONE)) {
			logger.warn("Budgets are not shared for now: Redis does not answer in time");
		}
	}

	private boolean changes(State state) {
		return this.told.get() != state && this.told.getAndSet(state) != state;
	}

	/** What was told. */
	private enum State {

		UNKNOWN, SHARED, ALONE

	}

}
