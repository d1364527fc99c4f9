package io.sluice.cache;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.RedisClusterClient;

import static org.awaitility.Awaitility.await;

/**
 * A real cluster.
 *
 * @param nodes three, with a third of the slots each
 * @param client knows them
 */
public record RedisCluster(List<RedisProcess> nodes, RedisClusterClient client) implements AutoCloseable {

	private static final int SLOTS = 16_384;

	/**
	 * Starts one.
	 * @return the cluster, when all of its nodes know each other
	 */
	public static RedisCluster started() {
		List<RedisProcess> nodes = Stream.generate(RedisProcess::node).limit(3).toList();
		join(nodes);
		RedisClusterClient client = RedisClusterClient.create(RedisURI.create("127.0.0.1", nodes.getFirst().port()));
		client.setOptions(
				ClusterClientOptions.builder().disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS).build());
		return new RedisCluster(nodes, client);
	}

	private static void join(List<RedisProcess> nodes) {
		RedisClient single = RedisClient.create();
		List<StatefulRedisConnection<String, String>> connections = nodes.stream()
			.map((node) -> single.connect(RedisURI.create("127.0.0.1", node.port())))
			.toList();
		for (int index = 0; index < nodes.size(); index++) {
			connections.get(index)
				.sync()
				.clusterAddSlots(IntStream.range(index * SLOTS / 3, (index + 1) * SLOTS / 3).toArray());
			connections.get(index).sync().clusterMeet("127.0.0.1", nodes.getFirst().port());
		}
		await().until(() -> connections.stream()
			.allMatch((node) -> node.sync().clusterInfo().contains("cluster_state:ok")
					&& node.sync().clusterInfo().contains("cluster_known_nodes:3")));
		single.shutdown();
	}

	@Override
	public void close() {
		this.client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
		this.nodes.forEach(RedisProcess::close);
	}

}
