package io.sluice.cache;

import io.sluice.redis.RedisClients;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.sluice.cache.Shared.find;
import static io.sluice.cache.Shared.keep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Two instances that share a cluster of three nodes. */
class ClusterTests {

	private static final List<EntryKey> KEYS = IntStream.range(0, 50)
		.mapToObj((id) -> new EntryKey("call", "id=" + id))
		.toList();

	private static RedisCluster cluster;

	private static RedisClients clients;

	private final List<CallCache> instances = new ArrayList<>();

	private CallCache one;

	private CallCache other;

	@BeforeAll
	static void startCluster() {
		cluster = RedisCluster.started();
		clients = new RedisClients();
	}

	@AfterAll
	static void stopCluster() {
		clients.close();
		cluster.close();
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
		CallCache cache = CallCache.shared(Shared.TERMS, InstantSource.system(), System::nanoTime,
				clients.ofCluster(cluster.nodes().getFirst().port()));
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
		assertThat(Shared.usually(this::timeUntilHeard)).isLessThan(100);
	}

	private long timeUntilHeard(int round) {
		EntryKey key = new EntryKey("call", "round " + round);
		keep(this.one, key, "product-" + round);
		await().until(() -> find(this.other, key) != null);
		long begin = System.nanoTime();
		assertThat(this.one.invalidate(List.of("product-" + round))).isNotNull();
		await().pollInterval(Duration.ofMillis(1)).until(() -> find(this.other, key) == null);
		return System.nanoTime() - begin;
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
			for (RedisProcess node : cluster.nodes()) {
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

}
