package io.sluice.sample.wire;

import java.net.InetSocketAddress;

/**
 * Where the sample listens, and what it is called there. That is this machine alone,
 * unless the system properties {@code sluice.sample.address} and
 * {@code sluice.sample.name} say otherwise, as they do in a container.
 */
public final class SampleHost {

	private static final String LOCAL = "127.0.0.1";

	private SampleHost() {
	}

	/**
	 * Where to listen.
	 * @param port the port; 0 for any free one
	 * @return the address
	 */
	public static InetSocketAddress address(int port) {
		return new InetSocketAddress(System.getProperty("sluice.sample.address", LOCAL), port);
	}

	/**
	 * How others find it.
	 * @return the name of a host, or its address
	 */
	public static String name() {
		return System.getProperty("sluice.sample.name", LOCAL);
	}

}
