package io.sluice.cache.far;

import java.util.concurrent.CompletableFuture;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.RedisChannelHandler;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionStateListener;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.sluice.redis.Asking;
import io.sluice.redis.Attempt;
import io.sluice.redis.Clients;

/**
 * The connections to Redis: those that we ask on, and one that tells us of purges.
 *
 * @param asking what we ask on
 * @param telling tells us
 */
record Connections(Asking asking, StatefulRedisPubSubConnection<byte[], byte[]> telling) implements AutoCloseable {

	/**
	 * Connects; waits until that is done.
	 * @param clients connect
	 * @param listener is told of messages, and of breaks
	 */
	static Connections open(Clients clients, Listener listener) {
		Asking asking = Asking.open(clients);
		try {
			Connections connections = new Connections(asking, telling(clients.any()));
			connections.telling.addListener(new Messages(listener));
			connections.telling.addListener(new Breaks(listener));
			return connections;
		}
		catch (RuntimeException ex) {
			asking.close();
			throw ex;
		}
	}

	private static StatefulRedisPubSubConnection<byte[], byte[]> telling(AbstractRedisClient client) {
		return switch (client) {
			case RedisClusterClient cluster -> cluster.connectPubSub(ByteArrayCodec.INSTANCE);
			case RedisClient single -> single.connectPubSub(ByteArrayCodec.INSTANCE);
			default -> throw new IllegalArgumentException("neither a client of a server nor of a cluster");
		};
	}

	/** What can be asked. */
	RedisClusterAsyncCommands<byte[], byte[]> commands() {
		return this.asking.commands();
	}

	/** Completed when all of them answer. */
	CompletableFuture<Void> ping() {
		return CompletableFuture.allOf(this.asking.ping(), Attempt.of(this.telling.async()::ping));
	}

	@Override
	public void close() {
		this.asking.close();
		if (this.telling.isOpen()) {
			this.telling.close();
		}
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
