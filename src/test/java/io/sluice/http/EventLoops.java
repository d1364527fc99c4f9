package io.sluice.http;

/** The event loops of a gateway, for tests of what else it has. */
public final class EventLoops {

	/** Defines them. */
	public static final Class<?> CONFIGURATION = EventLoopConfiguration.class;

	private EventLoops() {
	}

}
