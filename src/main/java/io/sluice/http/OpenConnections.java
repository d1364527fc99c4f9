package io.sluice.http;

import java.util.concurrent.atomic.AtomicInteger;

import io.micrometer.core.instrument.MeterRegistry;
import io.sluice.observe.Metric;

/** The connections that last, of all generations together. */
final class OpenConnections {

	private final AtomicInteger sockets = new AtomicInteger();

	private final AtomicInteger streams = new AtomicInteger();

	/**
	 * None is open.
	 * @param registry where their number is read
	 */
	OpenConnections(MeterRegistry registry) {
		Metric.CONNECTIONS.shows(registry, this.sockets, AtomicInteger::get, "websocket");
		Metric.CONNECTIONS.shows(registry, this.streams, AtomicInteger::get, "event-stream");
	}

	/**
	 * Those that one generation opens.
	 * @param limit how many there may be at the same time, those of others included
	 * @return counted together with all others
	 */
	Connections upTo(int limit) {
		return new Connections(this, limit);
	}

	/** How many there are. */
	int total() {
		return this.sockets.get() + this.streams.get();
	}

	/** There are more of a kind, or fewer. */
	void add(Connections.Kind kind, int more) {
		AtomicInteger count = switch (kind) {
			case WEBSOCKET -> this.sockets;
			case EVENT_STREAM -> this.streams;
		};
		count.addAndGet(more);
	}

}
