package io.sluice.quota;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import io.sluice.blueprint.StoreFailure;
import io.sluice.cache.RedisCluster;
import io.sluice.quota.Taking.Granted;
import io.sluice.quota.Taking.Refused;
import io.sluice.quota.Taking.Unavailable;
import io.sluice.redis.RedisClients;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Two instances that share a cluster: the buckets of owners are on all nodes. */
class ClusterTests {

	private static final List<BucketKey> KEYS = IntStream.range(0, 12)
		.mapToObj((owner) -> Plans.bucket("owner " + owner, Plans.bandwidth(10, Duration.ofDays(1), 10)))
		.toList();

	private static RedisCluster cluster;

	private static RedisClients clients;

	private Buckets one;

	private Buckets other;

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
	void start() {
		cluster.client().connect().sync().flushall();
		this.one = instance();
		this.other = instance();
	}

	private static Buckets instance() {
		Buckets buckets = Buckets.shared(Instances.terms(Instances.PATIENT, StoreFailure.DENY), System::nanoTime,
				clients.ofCluster(cluster.nodes().getFirst().port()));
		Instances.connects(buckets);
		return buckets;
	}

	@AfterEach
	void stop() {
		this.one.close();
		this.other.close();
	}

	@Test
	void countsTogetherOnAllNodes() {
		Granted granted = (Granted) take(this.one, 6);
		assertThat(granted.levels()).extracting(Level::bucket).containsExactlyElementsOf(KEYS);
		assertThat(granted.levels()).extracting(Level::remaining).containsOnly(4L);
		granted.source().giveBack(List.of(new Draw(KEYS.get(1), 1), new Draw(KEYS.get(5), 2)));
		await().until(() -> look(this.other).equals(List.of(4L, 5L, 4L, 4L, 4L, 6L, 4L, 4L, 4L, 4L, 4L, 4L)));
	}

	@Test
	void whatIsRefusedByOneNodeIsGivenBackToTheOthers() {
		assertThat(this.one.take(List.of(new Draw(KEYS.getLast(), 5))).join()).isInstanceOf(Granted.class);
		assertThat(((Refused) take(this.other, 6)).draw()).isEqualTo(new Draw(KEYS.getLast(), 6));
		await().until(() -> look(this.one).stream().mapToLong(Long::longValue).sum() == 115);
	}

	@Test
	void goesOnWhereANodeIsGone() {
		cluster.nodes().getLast().kill();
		List<Taking> takings = KEYS.stream().map((key) -> this.one.take(List.of(new Draw(key, 1))).join()).toList();
		assertThat(takings).hasAtLeastOneElementOfType(Granted.class).hasAtLeastOneElementOfType(Unavailable.class);
		assertThat(take(this.one, 1)).isInstanceOf(Unavailable.class);
		cluster.nodes().getLast().start();
		await().atMost(Duration.ofSeconds(30)).until(() -> take(this.one, 0) instanceof Granted);
		await().until(() -> look(this.other).size() == KEYS.size());
	}

	private static Taking take(Buckets buckets, long tokens) {
		return buckets.take(KEYS.stream().map((key) -> new Draw(key, tokens)).toList()).join();
	}

	private static List<Long> look(Buckets buckets) {
		return buckets.look(KEYS).join().stream().map(Level::remaining).toList();
	}

}
