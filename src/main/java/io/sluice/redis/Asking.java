package io.sluice.redis;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.codec.ByteArrayCodec;

/**
 * A connection to ask on: to a server, or to all of a cluster.
 *
 * @param connection the connection
 * @param commands what can be asked
 */
public record Asking(StatefulConnection<byte[], byte[]> connection,
		RedisClusterAsyncCommands<byte[], byte[]> commands) implements AutoCloseable {

	/**
	 * Connects; waits until that is done.
	 * @param client knows the server, how to find it, or the cluster
	 * @return the connection
	 */
	public static Asking open(AbstractRedisClient client) {
		return switch (client) {
			case RedisClusterClient cluster -> {
				StatefulRedisClusterConnection<byte[], byte[]> connection = cluster.connect(ByteArrayCodec.INSTANCE);
				yield new Asking(connection, connection.async());
			}
			case RedisClient single -> {
				StatefulRedisConnection<byte[], byte[]> connection = single.connect(ByteArrayCodec.INSTANCE);
				yield new Asking(connection, connection.async());
			}
			default -> throw new IllegalArgumentException("neither a client of a server nor of a cluster");
		};
	}

	@Override
	public void close() {
		if (this.connection.isOpen()) {
			this.connection.close();
		}
	}

}
