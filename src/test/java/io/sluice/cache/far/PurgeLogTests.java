package io.sluice.cache.far;

import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;

import io.lettuce.core.AclSetuserArgs;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.ScoredValue;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.api.sync.RedisCommands;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.protocol.CommandType;
import io.lettuce.core.pubsub.RedisPubSubAdapter;
import io.lettuce.core.pubsub.StatefulRedisPubSubConnection;
import io.sluice.cache.RedisProcess;
import io.sluice.cache.far.PurgeLog.Beat;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What is written of purges, and what is told of them, whatever Redis takes. */
class PurgeLogTests {

	private static final String KEY = "test:{purges}";

	private final RedisProcess redis = RedisProcess.started();

	private final RedisClient client = RedisClient.create("redis://127.0.0.1:" + this.redis.port());

	private final RedisCommands<String, String> commands = this.client.connect().sync();

	private final StatefulRedisConnection<byte[], byte[]> asking = this.client.connect(ByteArrayCodec.INSTANCE);

	private final Queue<PurgeMessage> told = new ConcurrentLinkedQueue<>();

	private final PurgeLog log = new PurgeLog(new Names("test:"));

	@BeforeEach
	void listen() {
		StatefulRedisPubSubConnection<byte[], byte[]> telling = this.client.connectPubSub(ByteArrayCodec.INSTANCE);
		telling.addListener(new RedisPubSubAdapter<>() {
			@Override
			public void message(byte[] channel, byte[] message) {
				PurgeLogTests.this.told.add(PurgeMessage.of(message));
			}
		});
		this.log.listen(telling).toCompletableFuture().join();
		write(Map.of(PurgeLog.EVERYTHING, 1_000L));
		assertThat(message()).isEqualTo(new PurgeMessage(1, Map.of(PurgeLog.EVERYTHING, 1_000L)));
	}

	@AfterEach
	void stop() {
		this.client.shutdown(Duration.ZERO, Duration.ofSeconds(1));
		this.redis.close();
	}

	@Test
	void whatIsWrittenIsTold() {
		assertThat(write(Map.of("a b", 2_000L))).isCompleted();
		assertThat(message()).isEqualTo(new PurgeMessage(2, Map.of("a b", 2_000L)));
		assertThat(read()).isEqualTo(Map.of(PurgeLog.EVERYTHING, 1_000L, "a b", 2_000L));
	}

	@Test
	void nowIsByTheClockOfRedisAndALittleLater() {
		write(Map.of("a", PurgeLog.NOW));
		long time = beat().time();
		assertThat(read().get("a")).isBetween(time - 5_000, time + PurgeLog.MARGIN);
		assertThat(message().purges()).containsEntry("a", read().get("a"));
	}

	@Test
	void theLatestPurgeOfATagStays() {
		write(Map.of("a", 2_000L));
		write(Map.of("a", 1_500L));
		assertThat(read()).containsEntry("a", 2_000L);
	}

	@Test
	void aFullRedisTakesIt() {
		this.commands.configSet("maxmemory", "1");
		assertThat(write(Map.of("a", 2_000L))).isCompleted();
		assertThat(message()).isEqualTo(new PurgeMessage(2, Map.of("a", 2_000L)));
		assertThat(read()).isEqualTo(Map.of(PurgeLog.EVERYTHING, 1_000L, "a", 2_000L));
	}

	@Test
	void aFullRedisTakesTheFirstOneToo() {
		this.commands.flushall();
		this.commands.configSet("maxmemory", "1");
		assertThat(write(Map.of(PurgeLog.EVERYTHING, 2_000L))).isCompleted();
		assertThat(beat().begun()).isTrue();
	}

	@Test
	void whatIsRefusedIsToldAndTheLogIsLost() {
		this.commands.aclSetuser("default", AclSetuserArgs.Builder.removeCommand(CommandType.ZADD));
		assertRefused();
		assertThat(beat()).extracting(Beat::begun, Beat::count).containsExactly(false, 1L);
		this.commands.aclSetuser("default", AclSetuserArgs.Builder.addCommand(CommandType.ZADD));
		assertThat(write(Map.of(PurgeLog.EVERYTHING, 3_000L))).isCompleted();
		assertThat(message()).isEqualTo(new PurgeMessage(2, Map.of(PurgeLog.EVERYTHING, 3_000L)));
		assertThat(beat().begun()).isTrue();
	}

	@Test
	void whatCannotBeNumberedIsRefused() {
		this.commands.set(KEY + ":count", "no number");
		assertRefused();
		assertThat(this.commands.exists(KEY)).as("written by half").isZero();
	}

	@Test
	void whoMayNotEvenLoseTheLogIsHeardNevertheless() {
		this.commands.aclSetuser("default",
				AclSetuserArgs.Builder.removeCommand(CommandType.ZADD).removeCommand(CommandType.DEL));
		assertRefused();
		assertThat(beat().begun()).isTrue();
	}

	private void assertRefused() {
		CompletableFuture<Void> written = write(Map.of("a", 2_000L));
		assertThat(written).isCompletedExceptionally();
		assertThat(written.exceptionNow()).isInstanceOf(RedisCommandExecutionException.class);
		assertThat(message()).isEqualTo(new PurgeMessage(PurgeMessage.UNWRITTEN, Map.of("a", 2_000L)));
	}

	@Test
	void ofTooManyTheOldestStandForAllBeforeThem() {
		IntStream.range(0, 50)
			.forEach((thousand) -> this.commands.zadd(KEY,
					IntStream.range(thousand * 1_000, (thousand + 1) * 1_000)
						.mapToObj((id) -> ScoredValue.just(2_000.0 + id, "product-" + id))
						.<ScoredValue<String>>toArray(ScoredValue[]::new)));
		write(Map.of("a", 100_000L));
		long everything = read().get(PurgeLog.EVERYTHING);
		assertThat(everything).isBetween(2_000L, 10_000L);
		assertThat(message().purges()).isEqualTo(Map.of(PurgeLog.EVERYTHING, everything, "a", 100_000L));
		assertThat(read()).hasSizeBetween(40_000, 50_000)
			.containsEntry("a", 100_000L)
			.containsEntry("product-49999", 51_999L)
			.doesNotContainKey("product-0");
	}

	private CompletableFuture<Void> write(Map<String, Long> purges) {
		CompletableFuture<Void> written = this.log.write(this.asking.async(), purges);
		await().until(written::isDone);
		return written;
	}

	private Map<String, Long> read() {
		return this.log.read(this.asking.async()).toCompletableFuture().join();
	}

	private Beat beat() {
		return this.log.beat(this.asking.async()).toCompletableFuture().join();
	}

	/** The next one. */
	private PurgeMessage message() {
		await().until(() -> !this.told.isEmpty());
		return this.told.remove();
	}

}
