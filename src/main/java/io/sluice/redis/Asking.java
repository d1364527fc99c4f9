package io.sluice.redis;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.codec.ByteArrayCodec;

/** Connections to ask on, one of each event loop: to a server, or to all of a cluster. */
public final class Asking implements AutoCloseable {

	private final Loops loops;

	private final List<Wire> wires;

	private Asking(Loops loops, List<Wire> wires) {
		this.loops = loops;
		this.wires = wires;
	}

	/**
	 * Connects; waits until that is done.
	 * @param clients connect
	 * @return the connections: all, or it fails
	 */
	public static Asking open(Clients clients) {
		List<Wire> wires = new ArrayList<>();
		try {
			clients.each().forEach((client) -> wires.add(Wire.open(client)));
			return new Asking(clients.loops(), List.copyOf(wires));
		}
		catch (RuntimeException ex) {
			wires.forEach(Wire::close);
			throw ex;
		}
	}

	/**
	 * What can be asked.
	 * @return on the connection of the event loop that this is asked on, where the answer
	 * comes, too; for another thread, always on that of the first loop
	 */
	public RedisClusterAsyncCommands<byte[], byte[]> commands() {
		return this.wires.get(this.loops.here()).commands();
	}

	/**
	 * Asks on all of them.
	 * @return completed when all are answered
	 */
	public CompletableFuture<Void> ping() {
		return CompletableFuture.allOf(
				this.wires.stream().map((wire) -> Attempt.of(wire.commands()::ping)).toArray(CompletableFuture[]::new));
	}

	@Override
	public void close() {
		this.wires.forEach(Wire::close);
	}

	/**
	 * One of them.
	 *
	 * @param connection the connection
	 * @param commands what can be asked
	 */
	private record Wire(StatefulConnection<byte[], byte[]> connection,
			RedisClusterAsyncCommands<byte[], byte[]> commands) {

		static Wire open(AbstractRedisClient client) {
			return switch (client) {
				case RedisClusterClient cluster -> {
					StatefulRedisClusterConnection<byte[], byte[]> connection = cluster
						.connect(ByteArrayCodec.INSTANCE);
					yield new Wire(connection, connection.async());
				}
				case RedisClient single -> {
					StatefulRedisConnection<byte[], byte[]> connection = single.connect(ByteArrayCodec.INSTANCE);
					yield new Wire(connection, connection.async());
				}
				default -> throw new IllegalArgumentException("neither a client of a server nor of a cluster");
			};
		}

		void close() {
			if (this.connection.isOpen()) {
				this.connection.close();
			}
		}

	}

}
