package io.sluice.downstream.resilience;

import java.util.concurrent.atomic.LongAdder;

/** Counts what was done for a service. Safe for use by many threads. */
final class Tally {

	private final LongAdder retried = new LongAdder();

	private final LongAdder heldBack = new LongAdder();

	/** A call was made again. */
	void retry() {
		this.retried.increment();
	}

	/** A call was not made. */
	void holdBack() {
		this.heldBack.increment();
	}

	long retried() {
		return this.retried.sum();
	}

	long heldBack() {
		return this.heldBack.sum();
	}

}
