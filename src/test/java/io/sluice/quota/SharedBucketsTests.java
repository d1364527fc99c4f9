package io.sluice.quota;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.lettuce.core.api.sync.RedisCommands;
import io.netty.channel.EventLoop;
import io.sluice.blueprint.Bandwidth;
import io.sluice.cache.RedisProcess;
import io.sluice.quota.Taking.Granted;
import io.sluice.quota.Taking.Never;
import io.sluice.quota.Taking.Refused;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** Two instances, two clients, one Redis. */
class SharedBucketsTests {

	/** Refilled so slowly that a test does not see it. */
	private static final Bandwidth DAY = Plans.bandwidth(10, Duration.ofDays(1), 10);

	private static final Bandwidth SECOND = Plans.bandwidth(100, Duration.ofSeconds(1), 100);

	private static RedisProcess redis;

	private Instances instances;

	private RedisCommands<String, String> commands;

	private Buckets one;

	private Buckets other;

	@BeforeAll
	static void startRedis() {
		redis = RedisProcess.started();
	}

	@AfterAll
	static void stopRedis() {
		redis.close();
	}

	@BeforeEach
	void start() {
		this.instances = new Instances(redis);
		this.commands = this.instances.commands();
		this.commands.flushall();
		this.one = this.instances.connected();
		this.other = this.instances.connected();
		await().until(() -> this.commands.dbsize() == 0);
	}

	@AfterEach
	void stop() throws Exception {
		this.instances.close();
	}

	@Test
	void whatOneTakesTheOtherDoesNotHave() {
		BucketKey key = Plans.bucket("partner", DAY);
		assertThat(granted(this.one, new Draw(key, 6))).extracting(Level::remaining).containsExactly(4L);
		Refused refused = (Refused) take(this.other, new Draw(key, 5));
		assertThat(refused.draw()).isEqualTo(new Draw(key, 5));
		assertThat(refused.levels()).extracting(Level::remaining).containsExactly(4L);
		assertThat(refused.retryAfter()).isBetween(Duration.ofMinutes(143), Duration.ofMinutes(144));
		Level level = granted(this.other, new Draw(key, 4)).getFirst();
		assertThat(level.remaining()).isZero();
		assertThat(level.limit()).isEqualTo(10);
		assertThat(level.resets()).isBetween(Duration.ofHours(24).minusMinutes(1), Duration.ofHours(24));
	}

	@Test
	void answersComeOnTheEventLoopOfWhoAsked() {
		List<Draw> draws = List.of(new Draw(Plans.bucket("partner", SECOND), 1));
		for (EventLoop loop : this.instances.loops().all()) {
			Boolean there = CompletableFuture
				.supplyAsync(() -> this.one.take(draws).thenApply((_) -> loop.inEventLoop()), loop)
				.thenCompose(Function.identity())
				.join();
			assertThat(there).isTrue();
		}
	}

	@Test
	void allOfTheBucketsOrNone() {
		BucketKey partner = Plans.bucket("partner", DAY);
		BucketKey all = Plans.bucket("all", DAY, SECOND);
		granted(this.one, new Draw(all, 8));
		assertThat(((Refused) take(this.other, new Draw(partner, 3), new Draw(all, 3))).draw())
			.isEqualTo(new Draw(all, 3));
		assertThat(look(this.one, partner, all)).extracting(Level::remaining).containsExactly(10L, 2L);
		assertThat(granted(this.one, new Draw(partner, 2), new Draw(all, 2))).extracting(Level::remaining)
			.containsExactly(8L, 0L);
	}

	@Test
	void whatNoBucketHoldsIsNotEvenAskedFor() {
		BucketKey key = Plans.bucket("partner", SECOND, DAY);
		assertThat(this.one.take(List.of(new Draw(key, 11))))
			.isCompletedWithValueMatching((taking) -> taking.equals(new Never(new Draw(key, 11))));
	}

	@Test
	void lookingTakesNothingAndLeavesNothing() {
		BucketKey key = Plans.bucket("partner", DAY);
		assertThat(look(this.one, key)).containsExactly(new Level(key, DAY, 10, Duration.ZERO));
		assertThat(this.commands.dbsize()).isZero();
		assertThat(this.one.look(List.of()).join()).isEmpty();
	}

	@Test
	void takingAsksOnceHoweverManyInstancesTake() {
		granted(this.one, new Draw(Plans.bucket("first", DAY), 1));
		this.commands.configResetstat();
		BucketKey key = Plans.bucket("partner", SECOND);
		BucketKey all = Plans.bucket("all", SECOND);
		for (int round = 0; round < 20; round++) {
			granted(this.one, new Draw(key, 2), new Draw(all, 1));
			granted(this.other, new Draw(key, 2), new Draw(all, 1));
		}
		assertThat(calls().get("evalsha")).isEqualTo(40);
		assertThat(calls()).doesNotContainKeys("eval", "get", "set", "watch");
	}

	@Test
	void whatIsGivenBackGoesWithWhatIsTakenNext() {
		granted(this.one, new Draw(Plans.bucket("first", DAY), 1));
		this.commands.configResetstat();
		BucketKey key = Plans.bucket("partner", Plans.bandwidth(100, Duration.ofHours(1), 100));
		long begin = System.nanoTime();
		for (int round = 0; round < 200; round++) {
			((Granted) take(this.one, new Draw(key, 80))).source().giveBack(List.of(new Draw(key, 80)));
		}
		await().until(() -> this.commands.dbsize() == 1);
		long alone = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin) / 20;
		assertThat(calls().get("evalsha")).isBetween(201, 201 + (int) alone);
	}

	/** How often each command was sent; not those within a script. */
	private Map<String, Integer> calls() {
		Pattern line = Pattern.compile("cmdstat_(\\w+):calls=(\\d+)");
		return line.matcher(this.commands.info("commandstats"))
			.results()
			.collect(Collectors.toMap((found) -> found.group(1), (found) -> Integer.valueOf(found.group(2))));
	}

	@Test
	void noMoreThanThereIsIsGrantedToManyAtOnce() {
		BucketKey key = Plans.bucket("partner", SECOND);
		long begin = System.nanoTime();
		long end = begin + TimeUnit.SECONDS.toNanos(2);
		List<CompletableFuture<Long>> clients = Stream.of(this.one, this.one, this.other, this.other)
			.map((instance) -> CompletableFuture.supplyAsync(() -> used(instance, key, end)))
			.toList();
		long used = clients.stream().mapToLong(CompletableFuture::join).sum();
		double seconds = (System.nanoTime() - begin) / 1e9;
		assertThat(used).as("in %s s", seconds).isBetween(250L, 100 + (long) (seconds * 100) + 1);
	}

	/** Takes three, and needs but one. */
	private static long used(Buckets instance, BucketKey key, long end) {
		long used = 0;
		while (System.nanoTime() < end) {
			if (take(instance, new Draw(key, 3)) instanceof Granted granted) {
				granted.source().giveBack(List.of(new Draw(key, 2)));
				used++;
			}
		}
		return used;
	}

	@Test
	void whatIsGivenBackCanBeTakenByTheOther() {
		BucketKey key = Plans.bucket("partner", DAY);
		Granted granted = (Granted) take(this.one, new Draw(key, 9));
		granted.source().giveBack(List.of(new Draw(key, 0), new Draw(key, 4)));
		await().until(() -> look(this.other, key).getFirst().remaining() == 5);
		granted.source().giveBack(List.of(new Draw(key, 5)));
		await().until(() -> this.commands.dbsize() == 0);
		granted.source().giveBack(List.of(new Draw(key, 1_000)));
		assertThat(granted(this.one, new Draw(key, 1))).as("never more than it holds")
			.extracting(Level::remaining)
			.containsExactly(9L);
	}

	@Test
	void whatIsGivenBackIsThereAlsoIfNoneIsTakenWithIt() {
		BucketKey key = Plans.bucket("partner", DAY);
		Granted granted = (Granted) take(this.one, new Draw(key, 5));
		granted.source().giveBack(List.of(new Draw(key, 2)));
		assertThat(((Refused) take(this.one, new Draw(key, 8))).levels()).extracting(Level::remaining)
			.containsExactly(7L);
		assertThat(look(this.other, key)).extracting(Level::remaining).containsExactly(7L);
	}

	@Test
	void anotherAllowanceOfTheSameNameIsAnotherBucket() {
		granted(this.one, new Draw(Plans.bucket("partner", DAY), 10));
		assertThat(granted(this.one, new Draw(Plans.bucket("partner", DAY, SECOND), 10))).isNotEmpty();
	}

	@Test
	void aBucketThatIsFullAgainIsGone() {
		BucketKey key = Plans.bucket("partner", Plans.bandwidth(100, Duration.ofSeconds(20), 100));
		granted(this.one, new Draw(key, 3));
		String name = this.commands.keys("*").getFirst();
		assertThat(name).matches("test:q:[\\w-]{43}");
		assertThat(this.commands.pttl(name)).isBetween(500L, 600L);
		granted(this.one, new Draw(key, 2));
		assertThat(this.commands.pttl(name)).isBetween(900L, 1000L);
		granted(this.one, new Draw(Plans.bucket("partner", SECOND), 1));
		assertThat(this.commands.pttl(name)).as("as long as any of the owner's").isBetween(800L, 1000L);
		await().until(() -> this.commands.exists(name) == 0);
	}

	@Test
	void manyOwnersDoNotStay() {
		BucketKey[] keys = IntStream.range(0, 100_000)
			.mapToObj((index) -> Plans.bucket("owner " + index, Plans.bandwidth(2, Duration.ofSeconds(2), 2)))
			.toArray(BucketKey[]::new);
		for (int from = 0; from < keys.length; from += 500) {
			CompletableFuture
				.allOf(Stream.of(keys)
					.skip(from)
					.limit(500)
					.map((key) -> this.one.take(List.of(new Draw(key, 1))))
					.toArray(CompletableFuture[]::new))
				.join();
		}
		await().until(() -> this.commands.dbsize() == 0);
	}

	@Test
	void whatIsNotOursIsReplaced() {
		BucketKey key = Plans.bucket("partner", DAY, SECOND);
		granted(this.one, new Draw(key, 1));
		String name = this.commands.keys("*").getFirst();
		String field = this.commands.hkeys(name).getFirst();
		for (String state : List.of("", "x", "1", "1:2:3:4", "nan:nan:nan", "-1")) {
			this.commands.hset(name, field, state);
			assertThat(granted(this.one, new Draw(key, 1))).extracting(Level::remaining).containsExactly(9L);
		}
		this.commands.hset(name, field, "9".repeat(30) + ":" + "9".repeat(30) + ":" + "9".repeat(30));
		assertThat(((Refused) take(this.one, new Draw(key, 1))).retryAfter()).as("no emptier than empty")
			.isLessThanOrEqualTo(Duration.ofDays(1).dividedBy(10));
		this.commands.set(name, "a text");
		assertThat(granted(this.one, new Draw(key, 1))).extracting(Level::remaining).containsExactly(9L);
		assertThat(this.commands.type(name)).isEqualTo("hash");
		assertThat(this.commands.pttl(name)).isPositive();
	}

	@Test
	void aScriptThatRedisForgotIsSentAgain() {
		this.commands.scriptFlush();
		BucketKey key = Plans.bucket("partner", DAY);
		assertThat(granted(this.one, new Draw(key, 1))).extracting(Level::remaining).containsExactly(9L);
	}

	@Test
	void aClockThatIsSetBackNeitherFillsNorLocks() {
		BucketKey key = Plans.bucket("partner", Plans.bandwidth(100, Duration.ofSeconds(10), 100));
		granted(this.one, new Draw(key, 100));
		shift(Duration.ofHours(1));
		Refused refused = (Refused) take(this.one, new Draw(key, 5));
		assertThat(refused.retryAfter()).isBetween(Duration.ofMillis(400), Duration.ofMillis(500));
		await().until(() -> take(this.one, new Draw(key, 5)) instanceof Granted);
	}

	@Test
	void aClockThatIsSetForwardFillsOnceAndNoMoreThanABucketHolds() {
		BucketKey key = Plans.bucket("partner", DAY);
		granted(this.one, new Draw(key, 10));
		shift(Duration.ofHours(-12));
		assertThat(look(this.one, key)).extracting(Level::remaining).containsExactly(5L);
		shift(Duration.ofDays(-100));
		assertThat(look(this.one, key)).extracting(Level::remaining).containsExactly(10L);
		granted(this.one, new Draw(key, 10));
		assertThat(take(this.one, new Draw(key, 1))).isInstanceOf(Refused.class);
	}

	/** As if the clock of Redis had been later by so much until now. */
	private void shift(Duration later) {
		for (String name : this.commands.keys("*")) {
			this.commands.hgetall(name).forEach((field, state) -> {
				Matcher time = Pattern.compile("^\\d+").matcher(state);
				this.commands.hset(name, field,
						time.replaceFirst((found) -> String.valueOf(Long.parseLong(found.group()) + later.toMillis())));
			});
		}
	}

	@Test
	void anInstanceThatIsClosedGivesBackFirst() {
		BucketKey key = Plans.bucket("partner", DAY);
		((Granted) take(this.one, new Draw(key, 9))).source().giveBack(List.of(new Draw(key, 9)));
		this.one.close();
		await().until(() -> look(this.other, key).getFirst().remaining() == 10);
	}

	private static Taking take(Buckets instance, Draw... draws) {
		return instance.take(List.of(draws)).join();
	}

	private static List<Level> granted(Buckets instance, Draw... draws) {
		return ((Granted) take(instance, draws)).levels();
	}

	private static List<Level> look(Buckets instance, BucketKey... keys) {
		return instance.look(List.of(keys)).join();
	}

}
