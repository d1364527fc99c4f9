package io.sluice.http;

import reactor.core.publisher.Mono;

/**
 * Counts the connections that last: WebSockets and event streams. Safe for use by many
 * threads.
 */
public final class Connections {

	private final OpenConnections open;

	private final int limit;

	/**
	 * Connections of a generation, besides those of others.
	 * @param open how many there are of all
	 * @param limit how many there may be at the same time
	 */
	Connections(OpenConnections open, int limit) {
		this.open = open;
		this.limit = limit;
	}

	/**
	 * Whether none may be opened. Each thread may still open the one that it has asked
	 * for.
	 * @return whether the limit is reached
	 */
	public boolean isFull() {
		return this.open.total() >= this.limit;
	}

	/**
	 * Counts a connection as long as it lasts.
	 * @param kind of which kind it is
	 * @param connection ends with the connection
	 * @return the same
	 */
	public Mono<Void> hold(Kind kind, Mono<Void> connection) {
		return Mono.defer(() -> {
			this.open.add(kind, 1);
			return connection.doFinally((_) -> this.open.add(kind, -1));
		});
	}

	/** Kinds of connections that last. */
	public enum Kind {

		/** WebSockets. */
		WEBSOCKET,

		/** Streams of events. */
		EVENT_STREAM

	}

}
