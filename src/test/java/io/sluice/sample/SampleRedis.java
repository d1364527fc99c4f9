package io.sluice.sample;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Optional;

import io.sluice.cache.RedisProcess;

/**
 * Where the gateway keeps what instances share: a Redis of its own on this machine.
 */
public final class SampleRedis implements AutoCloseable {

	private final RedisProcess server;

	private SampleRedis(RedisProcess server) {
		this.server = server;
	}

	/**
	 * Starts Redis, if there is one for this machine: the gateway can do without.
	 * @param port the port to listen at; 0 for any free one
	 * @return the running server; empty if it does not run here
	 * @throws PortTakenException if something else listens there
	 */
	public static Optional<SampleRedis> start(int port) {
		int free = free(port);
		try {
			return Optional.of(new SampleRedis(RedisProcess.startedAt(free)));
		}
		catch (RuntimeException _) {
			return Optional.empty();
		}
	}

	private static int free(int port) {
		try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new PortTakenException("redis", port, ex);
		}
	}

	/**
	 * Where it listens.
	 * @return its port
	 */
	public int port() {
		return this.server.port();
	}

	/**
	 * Tells a gateway's configuration where it is.
	 * @return arguments like {@code --spring.data.redis.port=18088}
	 */
	public List<String> arguments() {
		return List.of("--spring.data.redis.host=127.0.0.1", "--spring.data.redis.port=" + port());
	}

	@Override
	public void close() {
		this.server.close();
	}

}
