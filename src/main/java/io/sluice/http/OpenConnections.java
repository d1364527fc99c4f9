package io.sluice.http;

import java.util.concurrent.atomic.AtomicInteger;

/** The connections that last, of all generations together. */
final class OpenConnections {

	private final AtomicInteger count = new AtomicInteger();

	/**
	 * Those that one generation opens.
	 * @param limit how many there may be at the same time, those of others included
	 * @return counted together with all others
	 */
	Connections upTo(int limit) {
		return new Connections(this.count, limit);
	}

}
