package io.sluice.cache;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.cluster.RedisClusterClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Two instances that share a cluster of three nodes. */
class ClusterTests {

	private static final int SLOTS = 16_384;

	private static final List<EntryKey> KEYS = IntStream.range(0, 50)
		.mapToObj((id) -> new EntryKey("call", "id=" + id))
		.toList();

	private static final List<RedisProcess> nodes = new ArrayList<>();

	private static RedisClusterClient client;

	private final List<CallCache> instances = new ArrayList<>();

	private CallCache one;

	private CallCache other;

	@BeforeAll
	static void startCluster() {
		RedisClient single = RedisClient.create();
		IntStream.range(0, 3).forEach((_) -> nodes.add(RedisProcess.node()));
		List<StatefulRedisConnection<String, String>> connections = nodes.stream()
			.map((node) -> single.connect(RedisURI.create("127.0.0.1", node.port())))
			.toList();
		for (int index = 0; index < 3; index++) {
			connections.get(index)
				.sync()
				.clusterAddSlots(IntStream.range(index * SLOTS / 3, (index + 1) * SLOTS / 3).toArray());
			connections.get(index).sync().clusterMeet("127.0.0.1", nodes.getFirst().port());
		}
		await().until(() -> connections.stream()
			.allMatch((node) -> node.sync().clusterInfo().contains("cluster_state:ok")
					&& node.sync().clusterInfo().contains("cluster_known_nodes:3")));
		single.shutdown();
		client = RedisClusterClient.create(RedisURI.create("127.0.0.1", nodes.getFirst().port()));
		client.setOptions(
				ClusterClientOptions.builder().disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS).build());
	}

	@AfterAll
	static void stopCluster() {
		client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
		nodes.forEach(RedisProcess::close);
	}

	@BeforeEach
	void startInstances() {
		this.one = instance();
		this.other = instance();
	}

	@AfterEach
	void stopInstances() {
		this.instances.forEach(CallCache::close);
	}

	private CallCache instance() {
		CallCache cache = CallCache.shared(Shared.TERMS, InstantSource.system(), System::nanoTime, client);
		this.instances.add(cache);
		shares(cache);
		return cache;
	}

	@Test
	void whatOneKeepsOnAllNodesTheOtherFinds() {
		KEYS.forEach((key) -> keep(this.one, key, "found"));
		await().until(() -> this.other.find(KEYS).join().stream().allMatch((entry) -> entry != null));
	}

	@Test
	void aPurgeIsHeardByTheOtherWithinAMoment() {
		for (int round = 0; round < 20; round++) {
			EntryKey key = new EntryKey("call", "round " + round);
			keep(this.one, key, "product-" + round);
			await().until(() -> find(this.other, key) != null);
			long begin = System.nanoTime();
			assertThat(this.one.invalidate(List.of("product-" + round))).isNotNull();
			await().pollInterval(Duration.ofMillis(1)).until(() -> find(this.other, key) == null);
			assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin)).isLessThan(100);
		}
	}

	@Test
	void aPurgeCountsOnAllNodes() {
		KEYS.forEach((key) -> keep(this.one, key, "counted"));
		await().until(() -> this.other.find(KEYS).join().stream().allMatch((entry) -> entry != null));
		assertThat(this.other.purge(List.of("counted")).join()).isEqualTo(new Purged(KEYS.size(), true));
	}

	@Test
	void aNodeThatIsGoneForAWhileUnderLoad() {
		keep(this.one, KEYS.getFirst(), "product-1");
		await().until(() -> find(this.other, KEYS.getFirst()) != null);
		try (Load load = Load.on(this.instances)) {
			for (RedisProcess node : nodes) {
				node.kill();
				load.goOn();
				this.one.invalidate(List.of("product-1")).join();
				node.start();
				shares(this.one);
				shares(this.other);
				assertThat(find(this.other, KEYS.getFirst())).isNull();
			}
			load.neverFailed();
		}
		await().until(() -> {
			keep(this.one, KEYS.getFirst(), "product-2");
			return find(this.other, KEYS.getFirst()) != null;
		});
	}

	/** Until an instance uses the cluster. */
	private static void shares(CallCache cache) {
		await().atMost(Duration.ofSeconds(30)).until(() -> cache.invalidate(List.of("x")).join());
	}

	private static void keep(CallCache cache, EntryKey key, String tag) {
		long now = cache.now();
		cache.keep(key, new Entry("value".getBytes(StandardCharsets.UTF_8), new Lifetime(now, now + 60_000, 0, 0),
				List.of(tag), Optional.empty()));
	}

	private static @Nullable Entry find(CallCache cache, EntryKey key) {
		return cache.find(List.of(key)).join().getFirst();
	}

}
