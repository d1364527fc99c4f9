package io.sluice.cache;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.IntStream;

import io.lettuce.core.CopyArgs;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import io.netty.channel.EventLoop;
import io.sluice.redis.RedisClients;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.sluice.cache.Shared.find;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Two instances that share a Redis. */
class SharedCacheTests {

	private static final EntryKey KEY = new EntryKey("call", "id=1");

	private static RedisProcess redis;

	private static RedisClient client;

	private static RedisClients clients;

	private static RedisCommands<String, String> commands;

	private final List<CallCache> instances = new ArrayList<>();

	private CallCache one;

	private CallCache other;

	@BeforeAll
	static void startRedis() {
		redis = RedisProcess.started();
		clients = new RedisClients();
		client = RedisClient.create("redis://127.0.0.1:" + redis.port());
		commands = client.connect().sync();
	}

	@AfterAll
	static void stopRedis() {
		clients.close();
		client.shutdown();
		redis.close();
	}

	@BeforeEach
	void startInstances() {
		commands.flushall();
		this.one = instance(InstantSource.system());
		this.other = instance(InstantSource.system());
	}

	@AfterEach
	void stopInstances() {
		this.instances.forEach(CallCache::close);
	}

	/** An instance that has begun to share. */
	private CallCache instance(InstantSource clock) {
		CallCache cache = CallCache.shared(Shared.TERMS, clock, System::nanoTime, clients.of(redis.port()));
		this.instances.add(cache);
		await().until(() -> cache.invalidate(List.of("begun")).join());
		return cache;
	}

	@Test
	void whatOneKeepsTheOtherFinds() {
		keep(this.one, KEY, "one", "product-1");
		Entry found = awaited(this.other, KEY);
		assertThat(new String(found.value(), StandardCharsets.UTF_8)).isEqualTo("one");
		assertThat(found.tags()).containsExactly("product-1");
		assertThat(this.other.find(List.of(KEY))).as("near by now").isCompleted();
	}

	@Test
	void answersComeOnTheEventLoopOfWhoAsked() {
		for (EventLoop loop : clients.loops().all()) {
			Boolean there = CompletableFuture
				.supplyAsync(() -> this.one.find(List.of(KEY)).thenApply((_) -> loop.inEventLoop()), loop)
				.thenCompose(Function.identity())
				.join();
			assertThat(there).isTrue();
		}
	}

	@Test
	void findsInOrderWhatIsNearAndWhatIsFar() {
		List<EntryKey> keys = IntStream.range(0, 50).mapToObj((id) -> new EntryKey("call", "id=" + id)).toList();
		IntStream.range(0, 50).forEach((id) -> {
			if (id % 3 != 0) {
				keep((id % 2 == 0) ? this.one : this.other, keys.get(id), "value " + id);
			}
		});
		await().untilAsserted(() -> {
			List<@Nullable Entry> found = this.one.find(keys).join();
			for (int id = 0; id < 50; id++) {
				assertThat(text(found.get(id))).isEqualTo((id % 3 != 0) ? "value " + id : null);
			}
		});
	}

	@Test
	void everythingOfAnEntryIsShared() {
		long now = this.one.now();
		Validator validator = new Validator(Optional.of("\"v1\""), Optional.of("Sat, 21 Nov 2026 20:00:00 GMT"));
		Lifetime lifetime = new Lifetime(now, now + 10_000, now + 20_000, now + 30_000, now + 40_000);
		this.one.keep(KEY, new Entry(new byte[0], lifetime, List.of("я", "type:Product"), Optional.of(validator)));
		Entry found = awaited(this.other, KEY);
		assertThat(found.value()).isEmpty();
		assertThat(found.lifetime()).isEqualTo(lifetime);
		assertThat(found.tags()).containsExactly("я", "type:Product");
		assertThat(found.validator()).contains(validator);
	}

	@Test
	void largeValuesAreMadeSmaller() {
		String large = "{\"name\": \"something that repeats itself\"}".repeat(2_000);
		keep(this.one, KEY, large);
		assertThat(text(awaited(this.other, KEY))).isEqualTo(large);
		assertThat(commands.strlen(commands.keys("test:e:*").getFirst())).isLessThan(large.length() / 10);
	}

	@Test
	void nothingIsKeptLongerThanItIsOfUse() {
		long now = this.one.now();
		this.one.keep(KEY, new Entry(new byte[10], new Lifetime(now, now + 60_000, now + 90_000, now + 70_000),
				List.of(), Optional.empty()));
		await().until(() -> commands.keys("test:e:*").size() == 1);
		assertThat(commands.pttl(commands.keys("test:e:*").getFirst())).isBetween(80_000L, 90_000L);
	}

	@Test
	void aPurgeIsHeardByTheOtherWithinAMoment() {
		assertThat(Shared.usually(this::timeUntilHeard)).isLessThan(100);
	}

	private long timeUntilHeard(int round) {
		EntryKey key = new EntryKey("call", "round " + round);
		keepAndShare(key, "product-" + round);
		long begin = System.nanoTime();
		assertThat(this.one.invalidate(List.of("product-" + round))).isNotNull();
		assertThat(find(this.one, key)).as("here at once").isNull();
		await().pollInterval(Duration.ofMillis(1)).until(() -> find(this.other, key) == null);
		return System.nanoTime() - begin;
	}

	@Test
	void whatIsPurgedStaysFarFromNewInstances() {
		keepAndShare(KEY, "product-1");
		assertThat(this.one.invalidate(List.of("product-1")).join()).isTrue();
		assertThat(commands.keys("test:e:*")).as("still there").hasSize(1);
		assertThat(find(instance(InstantSource.system()), KEY)).isNull();
	}

	@Test
	void aCallThatBeganBeforeAPurgeCannotBringTheOldValueBack() {
		EntryKey heard = new EntryKey("call", "heard");
		keepAndShare(heard, "product-1");
		long began = this.other.now();
		this.one.invalidate(List.of("product-1")).join();
		await().until(() -> find(this.other, heard) == null);
		this.other.keep(KEY, entry("old", began, "product-1"));
		assertThat(find(this.other, KEY)).isNull();
		assertThat(find(this.one, KEY)).isNull();
		await().until(() -> {
			keep(this.other, KEY, "new", "product-1");
			return find(this.one, KEY) != null;
		});
		assertThat(text(find(this.one, KEY))).isEqualTo("new");
	}

	@Test
	void anInstanceWhoseClockIsWrongPurgesAtTheRightTime() {
		CallCache wrong = instance(InstantSource.offset(InstantSource.system(), Duration.ofHours(-3)));
		assertThat(Math.abs(wrong.now() - this.one.now())).isLessThan(50);
		keepAndShare(KEY, "product-1");
		wrong.invalidate(List.of("product-1")).join();
		await().until(() -> find(this.one, KEY) == null);
		await().until(() -> {
			keep(this.one, KEY, "new", "product-1");
			return find(wrong, KEY) != null;
		});
	}

	@Test
	void aPurgeCountsWhatWasOfUse() {
		IntStream.range(0, 2_000)
			.forEach((id) -> keep(this.one, new EntryKey("call", "id=" + id), "value", "product-" + id,
					"type:" + ((id % 2 == 0) ? "Product" : "Review")));
		await().until(() -> commands.keys("test:e:*").size() == 2_000);
		this.one.invalidate(List.of("product-0", "product-2")).join();
		assertThat(this.other.purge(List.of("type:Product", "product-4", "product-1")).join())
			.isEqualTo(new Purged(999, true));
		assertThat(commands.keys("test:e:*")).hasSize(999);
		assertThat(this.other.purge(List.of("type:Product")).join()).isEqualTo(new Purged(0, true));
	}

	@Test
	void oneOfAllRefreshes() {
		List<Boolean> claims = IntStream.range(0, 100)
			.mapToObj((round) -> ((round % 2 == 0) ? this.one : this.other).claim(KEY).join())
			.toList();
		assertThat(claims).containsOnlyOnce(true);
	}

	@Test
	void aClaimEndsForAllWithWhatIsKept() {
		assertThat(this.one.claim(KEY).join()).isTrue();
		keep(this.one, KEY, "one");
		await().until(() -> this.other.claim(KEY).join());
	}

	@Test
	void whatSomebodyElseHasRefreshedIsTakenOver() {
		keep(this.one, KEY, "old", new Lifetime(this.one.now(), this.one.now(), this.one.now() + 60_000, 0));
		assertThat(text(awaited(this.other, KEY))).isEqualTo("old");
		await().until(() -> {
			keep(this.other, KEY, "new");
			return "new".equals(text(find(this.one, KEY)));
		});
	}

	@Test
	void foreignBytesAreNoEntries() {
		EntryKey second = new EntryKey("call", "id=2");
		keepAndShare(KEY, "product-1");
		String name = commands.keys("test:e:*").getFirst();
		keepAndShare(second, "product-2");
		String foreign = commands.keys("test:e:*")
			.stream()
			.filter((key) -> !key.equals(name))
			.findFirst()
			.orElseThrow();
		CallCache third = instance(InstantSource.system());
		for (String poison : List.of("", "x", "\u0001", "{\"id\": 1}", "\u0001".repeat(500))) {
			commands.set(name, poison);
			assertThat(find(third, KEY)).isNull();
		}
		commands.copy(foreign, name, CopyArgs.Builder.replace(true));
		assertThat(find(third, KEY)).as("of another key").isNull();
		commands.del(name);
		commands.lpush(name, "no text at all");
		assertThat(find(third, KEY)).isNull();
		assertThat(find(third, second)).isNotNull();
	}

	@Test
	void secretsAreNotInTheNamesOfKeys() {
		keepAndShare(new EntryKey("call", "Bearer secret"), "product-1");
		assertThat(commands.keys("*").toString()).doesNotContain("secret");
	}

	/** Near both. */
	private void keepAndShare(EntryKey key, String... tags) {
		keep(this.one, key, "one", tags);
		awaited(this.other, key);
	}

	private static void keep(CallCache cache, EntryKey key, String text, String... tags) {
		cache.keep(key, entry(text, cache.now(), tags));
	}

	private static void keep(CallCache cache, EntryKey key, String text, Lifetime lifetime) {
		cache.keep(key, new Entry(text.getBytes(StandardCharsets.UTF_8), lifetime, List.of(), Optional.empty()));
	}

	private static Entry entry(String text, long began, String... tags) {
		return new Entry(text.getBytes(StandardCharsets.UTF_8), new Lifetime(began, began + 60_000, 0, 0),
				List.of(tags), Optional.empty());
	}

	private static Entry awaited(CallCache cache, EntryKey key) {
		return await().until(() -> find(cache, key), (found) -> found != null);
	}

	private static @Nullable String text(@Nullable Entry entry) {
		return (entry != null) ? new String(entry.value(), StandardCharsets.UTF_8) : null;
	}

}
