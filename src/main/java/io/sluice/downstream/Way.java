package io.sluice.downstream;

import io.sluice.downstream.resilience.ServiceChannel;

/**
 * The way to one service, with all that is remembered of it.
 *
 * @param channel keeps its failures small
 * @param connection what has to be closed in the end
 */
record Way(ServiceChannel channel, Runnable connection) {

	/** Lets go of all connections. Calls that are under way are broken off. */
	void close() {
		this.connection.run();
	}

}
