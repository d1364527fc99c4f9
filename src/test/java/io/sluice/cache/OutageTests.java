package io.sluice.cache;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

import io.lettuce.core.KillArgs;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.output.StatusOutput;
import io.lettuce.core.protocol.CommandArgs;
import io.lettuce.core.protocol.CommandType;
import io.sluice.redis.RedisClients;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.sluice.cache.Shared.find;
import static io.sluice.cache.Shared.keep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What happens when Redis does not: nothing fails or waits, and nothing purged is used.
 */
class OutageTests {

	private static final EntryKey KEY = new EntryKey("call", "id=1");

	/**
	 * The share of requests that may wait for Redis to find out how it is doing, also on
	 * a machine that answers few in the time between.
	 */
	private static final double FEW = 0.5;

	private final List<CallCache> instances = new ArrayList<>();

	private final RedisClients clients = new RedisClients();

	private final List<RedisClient> commanding = new ArrayList<>();

	private RedisProcess redis;

	private CallCache one;

	private CallCache other;

	@BeforeEach
	void start() {
		this.redis = RedisProcess.started();
		this.one = instance();
		this.other = instance();
		shares(this.one);
		shares(this.other);
	}

	@AfterEach
	void stop() {
		this.instances.forEach(CallCache::close);
		this.clients.close();
		this.commanding.forEach((client) -> client.shutdown(Duration.ZERO, Duration.ofSeconds(1)));
		this.redis.close();
	}

	@Test
	void killedAndStartedAgainUnderLoad() {
		try (Load load = Load.on(this.instances)) {
			assertThat(load.waiting(load::goOn)).as("while it is used").isGreaterThan(FEW);
			this.redis.kill();
			assertThat(load.waiting(load::goOn)).isLessThan(FEW);
			this.redis.start();
			shares(this.one);
			shares(this.other);
			load.goOn();
			load.neverFailed();
		}
	}

	@Test
	void pausedUnderLoad() {
		try (Load load = Load.on(this.instances)) {
			this.redis.pause();
			assertThat(load.waiting(load::goOn)).isLessThan(FEW);
			await().until(() -> !this.one.invalidate(List.of("x")).join());
			assertThat(load.waiting(load::goOn)).isLessThan(FEW);
			this.redis.resume();
			shares(this.one);
			shares(this.other);
			load.goOn();
			load.neverFailed();
		}
	}

	@Test
	void slowUnderLoad() {
		try (Load load = Load.on(this.instances)) {
			RedisCommands<String, String> slowing = commands();
			assertThat(load.waiting(() -> {
				for (int times = 0; times < 40; times++) {
					slowing.dispatch(CommandType.DEBUG, new StatusOutput<>(StringCodec.UTF8),
							new CommandArgs<>(StringCodec.UTF8).add("SLEEP").add("0.05"));
				}
			})).isLessThan(FEW);
			load.goOn();
			load.neverFailed();
		}
		shares(this.one);
		shares(this.other);
		sharesEntries();
	}

	@Test
	void emptiedUnderLoad() {
		keepAndShare(KEY, "product-1");
		try (Load load = Load.on(this.instances)) {
			commands().flushall();
			load.goOn();
			await().until(() -> find(this.one, KEY) == null && find(this.other, KEY) == null);
			shares(this.one);
			shares(this.other);
			load.goOn();
			load.neverFailed();
		}
		sharesEntries();
	}

	@Test
	void whatOnePurgesDuringAnOutageNobodyUsesAfterwards() {
		keepAndShare(KEY, "product-1");
		this.redis.kill();
		await().until(() -> !this.one.invalidate(List.of("product-1")).join());
		assertThat(find(this.one, KEY)).isNull();
		this.redis.start();
		shares(this.other);
		assertThat(find(this.other, KEY)).isNull();
		sharesEntries();
	}

	@Test
	void whatOnePurgesWhileRedisStandsStillNobodyUsesAfterwards() {
		keepAndShare(KEY, "product-1");
		this.redis.pause();
		await().until(() -> !this.other.invalidate(List.of("x")).join());
		this.one.invalidate(List.of("product-1")).join();
		this.redis.resume();
		shares(this.other);
		assertThat(find(this.other, KEY)).isNull();
		CallCache late = instance();
		shares(this.one);
		shares(late);
		assertThat(find(late, KEY)).isNull();
		sharesEntries();
	}

	@Test
	void whatWasKeptDuringAnOutageIsNotUsedAfterwards() {
		this.redis.kill();
		await().until(() -> !this.other.invalidate(List.of("x")).join());
		keep(this.other, KEY, "product-1");
		assertThat(find(this.other, KEY)).as("alone").isNotNull();
		this.redis.start();
		shares(this.other);
		assertThat(find(this.other, KEY)).as("others may have purged it").isNull();
	}

	@Test
	void whoMissesMessagesForgets() {
		keepAndShare(KEY, "product-1");
		commands().clientKill(KillArgs.Builder.typePubsub());
		await().until(() -> find(this.one, KEY) == null && find(this.other, KEY) == null);
		sharesEntries();
	}

	@Test
	void aLogThatIsLostIsNoticed() {
		keepAndShare(KEY, "product-1");
		commands().del("test:{purges}");
		await().until(() -> find(this.one, KEY) == null && find(this.other, KEY) == null);
		sharesEntries();
	}

	@Test
	void withoutRedisFromTheBeginning() {
		this.redis.kill();
		CallCache alone = instance();
		keep(alone, KEY, "product-1");
		assertThat(find(alone, KEY)).isNotNull();
		assertThat(alone.invalidate(List.of("product-1")).join()).isFalse();
		assertThat(find(alone, KEY)).isNull();
		assertThat(alone.purge(List.of("product-1")).join()).isEqualTo(new Purged(0, false));
		this.redis.start();
		shares(alone);
		this.other = alone;
		shares(this.one);
		sharesEntries();
	}

	private CallCache instance() {
		CallCache cache = CallCache.shared(Shared.IMPATIENT, InstantSource.system(), System::nanoTime,
				this.clients.of(this.redis.port()));
		this.instances.add(cache);
		return cache;
	}

	/** A busy machine keeps a budget of milliseconds seldom, and comes back later. */
	private static ConditionFactory awaitPatiently() {
		return await().atMost(Duration.ofSeconds(30));
	}

	/** Until an instance uses Redis. */
	private static void shares(CallCache cache) {
		awaitPatiently().until(() -> cache.invalidate(List.of("x")).join());
	}

	private void sharesEntries() {
		keepAndShare(new EntryKey("call", "again"), "product-2");
	}

	private RedisCommands<String, String> commands() {
		RedisClient client = RedisClient.create("redis://127.0.0.1:" + this.redis.port());
		this.commanding.add(client);
		return client.connect().sync();
	}

	private void keepAndShare(EntryKey key, String tag) {
		awaitPatiently().until(() -> {
			keep(this.one, key, tag);
			return find(this.other, key) != null;
		});
	}

}
