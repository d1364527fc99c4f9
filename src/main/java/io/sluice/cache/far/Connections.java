package io.sluice.cache.far;

import java.util.stream.Stream;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.api.StatefulConnection;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.StatefulRedisClusterConnection;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;

/**
 * The two connections to Redis: one that we ask, one that tells us of purges.
 *
 * @param asking what we ask on
 * @param commands what we ask
 * @param telling tells us
 */
record Connections(StatefulConnection<byte[], byte[]> asking, RedisClusterAsyncCommands<byte[], byte[]> commands,
		StatefulRedisPubSubConnection<byte[], byte[]> telling) implements AutoCloseable {

	/**
	 * Connects; waits until that is done.
	 * @param client knows the server, how to find it, or the cluster
	 * @param listener is told of messages, and of breaks
	 */
	static Connections open(AbstractRedisClient client, Listener listener) {
		Connections connections = switch (client) {
			case RedisClusterClient cluster -> open(cluster);
			case RedisClient single -> open(single);
			default -> throw new IllegalArgumentException("neither a client of a server nor of a cluster");
		};
		connections.telling.addListener(new Messages(listener));
		connections.telling.addListener(new Breaks(listener));
		return connections;
	}

	private static Connections open(RedisClient client) {
		StatefulRedisConnection<byte[], byte[]> asking = client.connect(ByteArrayCodec.INSTANCE);
		try {
			return new Connections(asking, asking.async(), client.connectPubSub(ByteArrayCodec.INSTANCE));
		}
		catch (RuntimeException ex) {
			asking.close();
			throw ex;
		}
	}

	private static Connections open(RedisClusterClient client) {
		StatefulRedisClusterConnection<byte[], byte[]> asking = client.connect(ByteArrayCodec.INSTANCE);
		try {
			return new Connections(asking, asking.async(), client.connectPubSub(ByteArrayCodec.INSTANCE));
		}
		catch (RuntimeException ex) {
			asking.close();
			throw ex;
		}
	}

	@Override
	public void close() {
		Stream.of(this.asking, this.telling).filter(StatefulConnection::isOpen).forEach(StatefulConnection::close);
	}

	/** Who is told. */
	interface Listener {

		/** Something was published. */
		void message(byte[] message);

		/** Messages may be lost from now on. */
		void broken();

	}

	/** Passes messages on. */
	private static final class Messages extends RedisPubSubAdapter<byte[], byte[]> {

		private final Listener listener;

		Messages(Listener listener) {
			this.listener = listener;
		}

		@Override
		public void message(byte[] channel, byte[] message) {
			this.listener.message(message);
		}

	}

	/**
	 * Passes breaks on.
	 *
	 * @param listener is told
	 */
	private record Breaks(Listener listener) implements RedisConnectionStateListener {

		@Override
		public void onRedisDisconnected(RedisChannelHandler<?, ?> connection) {
			this.listener.broken();
		}

	}

}
