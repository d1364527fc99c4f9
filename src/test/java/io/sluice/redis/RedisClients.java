package io.sluice.redis;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import io.lettuce.core.AbstractRedisClient;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.resource.ClientResources;
import reactor.netty.resources.LoopResources;

/** Two event loops, and clients of Redis on them, as a gateway has them. */
public final class RedisClients implements AutoCloseable {

	private final LoopResources threads = LoopResources.create("loop", 2, true);

	private final Loops loops = Loops.of(this.threads.onClient(LoopResources.DEFAULT_NATIVE));

	private final ClientResources resources = ClientResources.create();

	private final List<Clients> open = new ArrayList<>();

	/**
	 * The event loops.
	 * @return two
	 */
	public Loops loops() {
		return this.loops;
	}

	/**
	 * Clients of an instance.
	 * @param port of a server on this machine
	 * @return clients that nobody else has
	 */
	public Clients of(int port) {
		return of(RedisURI.create("127.0.0.1", port));
	}

	/**
	 * Clients of an instance.
	 * @param server a server, or sentinels that know it
	 * @return clients that nobody else has
	 */
	public Clients of(RedisURI server) {
		return opened((own) -> {
			RedisClient client = RedisClient.create(own, server);
			client
				.setOptions(ClientOptions.builder().disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS).build());
			return client;
		});
	}

	/**
	 * Clients of an instance.
	 * @param port of a node of a cluster on this machine
	 * @return clients that nobody else has
	 */
	public Clients ofCluster(int port) {
		return opened((own) -> {
			RedisClusterClient client = RedisClusterClient.create(own, RedisURI.create("127.0.0.1", port));
			client.setOptions(
					ClusterClientOptions.builder().disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS).build());
			return client;
		});
	}

	private Clients opened(Function<ClientResources, AbstractRedisClient> making) {
		Clients clients = Clients.of(this.loops, this.resources, making);
		this.open.add(clients);
		return clients;
	}

	@Override
	public void close() {
		this.open.forEach(Clients::close);
		this.resources.shutdown(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
		this.threads.disposeLater(Duration.ZERO, Duration.ofSeconds(1)).block();
	}

}
