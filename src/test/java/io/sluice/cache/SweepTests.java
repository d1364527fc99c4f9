package io.sluice.cache;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import io.sluice.redis.RedisClients;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What an operator's purge finds in Redis, counts, and removes. */
class SweepTests {

	private final RedisProcess redis = RedisProcess.started();

	private final RedisClients clients = new RedisClients();

	private final RedisClient client = RedisClient.create("redis://127.0.0.1:" + this.redis.port());

	private final RedisCommands<String, String> commands = this.client.connect().sync();

	private final CallCache one = instance();

	private final CallCache other = instance();

	private CallCache instance() {
		return CallCache.shared(Shared.TERMS, InstantSource.system(), System::nanoTime,
				this.clients.of(this.redis.port()));
	}

	@BeforeEach
	void begin() {
		await().until(() -> this.one.invalidate(List.of("begun")).join() && this.other.invalidate(List.of("x")).join());
	}

	@AfterEach
	void stop() {
		this.one.close();
		this.other.close();
		this.clients.close();
		this.client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
		this.redis.close();
	}

	@Test
	void aPurgeCountsWhatHasManyTags() {
		List.of(50, 100, 1_500, 40_000)
			.forEach((count) -> share("page of " + count, "value".repeat(2_000),
					IntStream.rangeClosed(1, count).mapToObj((id) -> "product-" + id).toList()));
		assertThat(this.other.purge(List.of("product-40000")).join()).isEqualTo(new Purged(1, true));
		assertThat(this.other.purge(List.of("product-100", "product-1500")).join()).isEqualTo(new Purged(2, true));
		assertThat(this.other.purge(List.of("product-1")).join()).isEqualTo(new Purged(1, true));
		assertThat(this.commands.keys("test:e:*")).isEmpty();
	}

	@Test
	void aPurgeLeavesForeignBytesAlone() {
		for (String poison : List.of("", "x", "\u0001", "x".repeat(5_000), "\u0001".repeat(1_024),
				"\u0001".repeat(20_000), "\u0001" + "\u007f".repeat(20_000))) {
			this.commands.set("test:e:poison " + poison.length() + poison.hashCode(), poison);
		}
		share("id=1", "one", List.of("product-1"));
		assertThat(this.other.purge(List.of("product-1")).join()).isEqualTo(new Purged(1, true));
		assertThat(this.commands.keys("test:e:*")).hasSize(7);
	}

	/** Far, and near one of them. */
	private void share(String key, String value, List<String> tags) {
		int before = this.commands.keys("test:e:*").size();
		await().until(() -> {
			long now = this.one.now();
			this.one.keep(new EntryKey("call", key), new Entry(value.getBytes(StandardCharsets.UTF_8),
					new Lifetime(now, now + 60_000, 0, 0), tags, Optional.empty()));
			return this.commands.keys("test:e:*").size() > before;
		});
	}

}
