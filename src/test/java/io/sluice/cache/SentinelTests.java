package io.sluice.cache;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.Stream;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.sluice.redis.RedisClients;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.sluice.cache.Shared.find;
import static io.sluice.cache.Shared.keep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A server that another one takes over from, as Sentinel sees to. */
class SentinelTests {

	private static final Duration FAILOVER = Duration.ofSeconds(60);

	private RedisProcess master;

	private RedisProcess replica;

	private RedisProcess sentinel;

	private final RedisClients clients = new RedisClients();

	private List<CallCache> instances;

	@BeforeEach
	void start() {
		this.master = RedisProcess.started();
		this.replica = RedisProcess.started("--replicaof", "127.0.0.1", String.valueOf(this.master.port()));
		this.sentinel = RedisProcess.sentinel(this.master);
		try (RedisClient asking = RedisClient.create("redis://127.0.0.1:" + this.sentinel.port())) {
			await().atMost(FAILOVER)
				.until(() -> asking.connectSentinel()
					.sync()
					.slaves("shop")
					.stream()
					.anyMatch((known) -> "slave".equals(known.get("flags"))));
		}
		this.instances = Stream.generate(this::instance).limit(2).toList();
		this.instances.forEach(SentinelTests::shares);
	}

	private CallCache instance() {
		return CallCache.shared(Shared.IMPATIENT, InstantSource.system(), System::nanoTime,
				this.clients.of(RedisURI.Builder.sentinel("127.0.0.1", this.sentinel.port(), "shop").build()));
	}

	@AfterEach
	void stop() {
		this.instances.forEach(CallCache::close);
		this.clients.close();
		Stream.of(this.sentinel, this.replica, this.master).forEach(RedisProcess::close);
	}

	@Test
	void theOneThatTakesOverIsUsedAndNothingFailsMeanwhile() {
		EntryKey before = new EntryKey("call", "before");
		await().until(() -> {
			keep(this.instances.getFirst(), before, "product-1");
			return find(this.instances.getLast(), before) != null;
		});
		try (Load load = Load.on(this.instances)) {
			this.master.kill();
			assertThat(load.waiting(load::goOn)).as("for nobody").isLessThan(0.5);
			await().until(() -> !this.instances.getFirst().invalidate(List.of("product-1")).join());
			this.instances.forEach(SentinelTests::shares);
			load.goOn();
			load.neverFailed();
		}
		assertThat(find(this.instances.getLast(), before)).as("purged while nobody could be told").isNull();
		await().until(() -> {
			keep(this.instances.getFirst(), new EntryKey("call", "after"), "product-1");
			return find(this.instances.getLast(), new EntryKey("call", "after")) != null;
		});
	}

	private static void shares(CallCache cache) {
		await().atMost(FAILOVER).until(() -> cache.invalidate(List.of("x")).join());
	}

}
