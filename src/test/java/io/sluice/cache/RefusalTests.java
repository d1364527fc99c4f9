package io.sluice.cache;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.lettuce.core.AclSetuserArgs;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.protocol.CommandType;
import io.sluice.redis.RedisClients;
import io.sluice.redis.Standing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.sluice.cache.Shared.find;
import static io.sluice.cache.Shared.keep;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What happens when Redis answers, but takes nothing: since it is full, or since it may
 * not. What is in it can be read all the same, so nobody may read what was purged.
 */
class RefusalTests {

	private static final EntryKey KEY = new EntryKey("call", "id=1");

	private static final EntryKey UNPURGED = new EntryKey("call", "id=2");

	private final List<CallCache> instances = new ArrayList<>();

	private final RedisClients clients = new RedisClients();

	private final RedisProcess redis = RedisProcess.started();

	private final RedisClient client = RedisClient.create("redis://127.0.0.1:" + this.redis.port());

	private final RedisCommands<String, String> commands = this.client.connect().sync();

	private CallCache one;

	private CallCache other;

	@BeforeEach
	void start() {
		this.one = instance();
		this.other = instance();
		shares(this.one);
		shares(this.other);
		keepAndShare(KEY, "product-1");
		keepAndShare(UNPURGED, "product-2");
	}

	@AfterEach
	void stop() {
		this.instances.forEach(CallCache::close);
		this.clients.close();
		this.client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
		this.redis.close();
	}

	@Test
	void ofAFullRedisAPurgeIsHeardByTheOtherWithinAMoment() {
		IntStream.range(0, 20).forEach((round) -> keepAndShare(key(round), "round-" + round));
		fill();
		assertThat(Shared.usually(this::timeUntilHeard)).isLessThan(100);
		assertThat(find(this.other, UNPURGED)).as("of use all the time").isNotNull();
	}

	private long timeUntilHeard(int round) {
		assertThat(find(this.other, key(round))).isNotNull();
		long begin = System.nanoTime();
		assertThat(this.one.invalidate(List.of("round-" + round))).isNotNull();
		assertThat(find(this.one, key(round))).as("here at once").isNull();
		await().pollInterval(Duration.ofMillis(1)).until(() -> find(this.other, key(round)) == null);
		return System.nanoTime() - begin;
	}

	@Test
	void ofAFullRedisAPurgeIsKnownToNewInstances() {
		fill();
		assertThat(this.one.invalidate(List.of("product-1")).join()).isTrue();
		this.one.close();
		this.other.close();
		CallCache late = instance();
		shares(late);
		assertThat(find(late, KEY)).isNull();
		assertThat(find(late, UNPURGED)).as("far").isNotNull();
		drain();
		assertThat(find(late, KEY)).isNull();
		assertThat(find(instance(), KEY)).isNull();
	}

	@Test
	void fullUnderLoad() {
		try (Load load = Load.on(this.instances)) {
			fill();
			load.goOn();
			this.one.invalidate(List.of("product-1", "load")).join();
			load.goOn();
			drain();
			load.goOn();
			load.neverFailed();
		}
		sharesEntries();
	}

	@Test
	void aPurgeThatCannotBeWrittenIsWrittenLater() {
		refuse();
		assertThat(this.one.invalidate(List.of("product-1")).join()).isFalse();
		assertThat(find(this.one, KEY)).isNull();
		assertThat(this.one.claim(KEY).join()).as("alone").isTrue();
		await().until(() -> find(this.other, KEY) == null);
		await().until(() -> this.other.figures().standing().get() == Standing.AWAY);
		permit();
		shares(this.one);
		shares(this.other);
		assertThat(find(this.one, KEY)).isNull();
		assertThat(find(this.other, KEY)).isNull();
		sharesEntries();
	}

	@Test
	void whatIsPurgedWhileNothingCanBeWrittenIsHeardAgainAndAgain() {
		refuse();
		this.one.invalidate(List.of("product-1")).join();
		await().until(() -> this.other.figures().standing().get() == Standing.AWAY);
		EntryKey alone = new EntryKey("call", "alone");
		await().until(() -> {
			keep(this.other, alone, "product-3");
			return find(this.other, alone) != null;
		});
		assertThat(this.one.invalidate(List.of("product-3")).join()).isFalse();
		await().until(() -> find(this.other, alone) == null);
	}

	@Test
	void whatNobodyIsLeftToWriteIsNotUsedByNewInstances() {
		refuse();
		assertThat(this.one.invalidate(List.of("product-1")).join()).isFalse();
		this.one.close();
		this.other.close();
		CallCache late = instance();
		assertThat(late.invalidate(List.of("x")).join()).isFalse();
		assertThat(find(late, KEY)).isNull();
		permit();
		shares(late);
		assertThat(this.commands.keys("test:e:*")).as("still there").hasSize(2);
		assertThat(find(late, KEY)).isNull();
		CallCache later = instance();
		shares(later);
		assertThat(find(later, KEY)).isNull();
		this.one = late;
		this.other = later;
		sharesEntries();
	}

	@Test
	void refusedUnderLoad() {
		try (Load load = Load.on(this.instances)) {
			refuse();
			this.one.invalidate(List.of("product-1", "load")).join();
			load.goOn();
			permit();
			shares(this.one);
			shares(this.other);
			load.goOn();
			load.neverFailed();
		}
		sharesEntries();
	}

	/** There is no memory for anything. */
	private void fill() {
		this.commands.configSet("maxmemory", "1");
	}

	private void drain() {
		this.commands.configSet("maxmemory", "0");
	}

	/** Purges cannot be written, whatever memory there is. */
	private void refuse() {
		this.commands.aclSetuser("default", AclSetuserArgs.Builder.removeCommand(CommandType.ZADD));
	}

	private void permit() {
		this.commands.aclSetuser("default", AclSetuserArgs.Builder.addCommand(CommandType.ZADD));
	}

	private CallCache instance() {
		CallCache cache = CallCache.shared(Shared.TERMS, InstantSource.system(), System::nanoTime,
				this.clients.of(this.redis.port()));
		this.instances.add(cache);
		return cache;
	}

	/** Until an instance uses Redis. */
	private static void shares(CallCache cache) {
		await().atMost(Duration.ofSeconds(30)).until(() -> cache.invalidate(List.of("x")).join());
	}

	private void sharesEntries() {
		keepAndShare(new EntryKey("call", "again"), "product-3");
	}

	/** Near both, and far. */
	private void keepAndShare(EntryKey key, String tag) {
		await().atMost(Duration.ofSeconds(30)).until(() -> {
			keep(this.one, key, tag);
			return find(this.other, key) != null;
		});
	}

	private static EntryKey key(int round) {
		return new EntryKey("call", "round " + round);
	}

}
