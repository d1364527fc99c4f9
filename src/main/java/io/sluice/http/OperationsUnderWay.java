package io.sluice.http;

import java.util.concurrent.atomic.AtomicInteger;

/** The operations that are under way, of all generations together. */
final class OperationsUnderWay {

	private final AtomicInteger count = new AtomicInteger();

	/**
	 * Those of one generation.
	 * @param limit how many there may be at the same time, those of others included
	 * @return counted together with all others
	 */
	Shedding upTo(int limit) {
		return new Shedding(this.count, limit);
	}

}
