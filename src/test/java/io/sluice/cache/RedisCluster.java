package io.sluice.cache;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.RedisClusterClient;
import io.lettuce.core.cluster.SlotHash;

import static org.awaitility.Awaitility.await;

/**
 * A real cluster.
 *
 * @param nodes three, with a third of the slots each
 * @param replicas none, or one of each node in the same order, which takes over from it
 * @param client knows them
 */
public record RedisCluster(List<RedisProcess> nodes, List<RedisProcess> replicas,
		RedisClusterClient client) implements AutoCloseable {

	private static final int SLOTS = 16_384;

	private static final int NODES = 3;

	/**
	 * Starts one.
	 * @return the cluster, when all of its nodes know each other
	 */
	public static RedisCluster started() {
		return started(0);
	}

	/**
	 * Starts one whose nodes have replicas.
	 * @return the cluster, when each replica has what its node has
	 */
	public static RedisCluster replicated() {
		return started(NODES);
	}

	private static RedisCluster started(int replicas) {
		List<RedisProcess> all = Stream.generate(RedisProcess::node).limit(NODES + replicas).toList();
		join(all);
		RedisClusterClient client = RedisClusterClient.create(RedisURI.create("127.0.0.1", all.getFirst().port()));
		client.setOptions(
				ClusterClientOptions.builder().disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS).build());
		return new RedisCluster(all.subList(0, NODES), all.subList(NODES, all.size()), client);
	}

	private static void join(List<RedisProcess> all) {
		try (RedisClient single = RedisClient.create()) {
			List<RedisCommands<String, String>> nodes = all.stream()
				.map((node) -> single.connect(RedisURI.create("127.0.0.1", node.port())).sync())
				.toList();
			for (int index = 0; index < NODES; index++) {
				nodes.get(index)
					.clusterAddSlots(IntStream.range(index * SLOTS / NODES, (index + 1) * SLOTS / NODES).toArray());
			}
			nodes.forEach((node) -> node.clusterMeet("127.0.0.1", all.getFirst().port()));
			await().until(() -> nodes.stream()
				.map(RedisCommands::clusterInfo)
				.allMatch((info) -> info.contains("cluster_known_nodes:" + nodes.size())));
			for (int index = NODES; index < nodes.size(); index++) {
				nodes.get(index).clusterReplicate(nodes.get(index - NODES).clusterMyId());
			}
			await().until(() -> nodes.stream().allMatch((node) -> node.clusterInfo().contains("cluster_state:ok")));
			await().until(() -> nodes.stream()
				.allMatch((node) -> node.clusterNodes().split("slave", -1).length == nodes.size() - NODES + 1));
			await().until(() -> nodes.stream()
				.skip(NODES)
				.allMatch((node) -> node.info("replication").contains("master_link_status:up")));
		}
	}

	/**
	 * The node that has a key.
	 * @param key any key
	 * @return one of the nodes, as the slots were given to them
	 */
	public RedisProcess nodeOf(String key) {
		return this.nodes.get(SlotHash.getSlot(key) * NODES / SLOTS);
	}

	@Override
	public void close() {
		this.client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
		Stream.of(this.nodes, this.replicas).flatMap(List::stream).forEach(RedisProcess::close);
	}

}
