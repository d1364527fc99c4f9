package io.sluice.quota;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

import io.lettuce.core.api.sync.RedisCommands;
import io.sluice.blueprint.Bandwidth;
import io.sluice.blueprint.StoreFailure;
import io.sluice.cache.RedisProcess;
import io.sluice.quota.Taking.Granted;
import io.sluice.quota.Taking.Refused;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Buckets in Redis decide as those of Bucket4j do, whatever is taken and given back. Time
 * passes in steps of minutes, with tokens that come in steps of minutes: what a test
 * takes by itself does not matter.
 */
class AgreementTests {

	private static final Duration ERROR = Duration.ofSeconds(30);

	private static final List<Bandwidth> BANDWIDTHS = List.of(Plans.bandwidth(1, Duration.ofHours(1), 1),
			Plans.bandwidth(7, Duration.ofHours(1), 7), Plans.bandwidth(7, Duration.ofHours(1), 20),
			Plans.bandwidth(24, Duration.ofDays(1), 100), Plans.bandwidth(30, Duration.ofDays(2), 31));

	private static RedisProcess redis;

	private static Instances instances;

	private static RedisCommands<String, String> commands;

	private static Buckets shared;

	private final AtomicLong nanos = new AtomicLong();

	private final Buckets local = Buckets.inProcess(Instances.terms(Instances.PATIENT, StoreFailure.LOCAL),
			this.nanos::get);

	@BeforeAll
	static void start() {
		redis = RedisProcess.started();
		instances = new Instances(redis);
		commands = instances.commands();
		shared = instances.connected();
	}

	@AfterAll
	static void stop() throws Exception {
		instances.close();
		redis.close();
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 })
	void agrees(long seed) {
		commands.flushall();
		Random random = new Random(seed);
		Bandwidth[] some = random.ints(0, BANDWIDTHS.size())
			.distinct()
			.limit(1 + random.nextInt(3))
			.mapToObj(BANDWIDTHS::get)
			.toArray(Bandwidth[]::new);
		BucketKey own = Plans.bucket("own " + seed, some);
		BucketKey all = Plans.bucket("all " + seed, BANDWIDTHS.get(random.nextInt(BANDWIDTHS.size())));
		int granted = 0;
		for (int step = 0; step < 200; step++) {
			if (random.nextInt(3) == 0) {
				pass(Duration.ofMinutes(10L * random.nextInt(40)));
			}
			List<Draw> draws = List.of(new Draw(own, random.nextLong(1 + own.allowance().most())),
					new Draw(all, random.nextInt(2)));
			granted += step(draws, List.of(new Draw(own, random.nextLong(1 + draws.getFirst().tokens()))));
		}
		assertThat(granted).isBetween(10, 199);
	}

	private int step(List<Draw> draws, List<Draw> back) {
		Taking expected = this.local.take(draws).join();
		Taking actual = shared.take(draws).join();
		if (expected instanceof Granted(List<Level> levels, Taking.Source source)) {
			same(((Granted) actual).levels(), levels);
			source.giveBack(back);
			((Granted) actual).source().giveBack(back);
			await().pollDelay(Duration.ZERO)
				.pollInterval(Duration.ofMillis(2))
				.until(() -> remaining(shared, back).equals(remaining(this.local, back)));
			return 1;
		}
		Refused refused = (Refused) expected;
		same(((Refused) actual).levels(), refused.levels());
		assertThat(((Refused) actual).retryAfter()).isBetween(refused.retryAfter().minus(ERROR), refused.retryAfter());
		return 0;
	}

	private static List<Long> remaining(Buckets buckets, List<Draw> draws) {
		return buckets.look(draws.stream().map(Draw::bucket).toList()).join().stream().map(Level::remaining).toList();
	}

	private static void same(List<Level> actual, List<Level> expected) {
		for (int index = 0; index < expected.size(); index++) {
			Level one = actual.get(index);
			Level other = expected.get(index);
			assertThat(one.bucket()).isEqualTo(other.bucket());
			assertThat(one.remaining()).isEqualTo(other.remaining());
			if (one.nearest().equals(other.nearest())) {
				assertThat(one.resets()).isLessThanOrEqualTo(other.resets());
			}
		}
	}

	/** All buckets in Redis are older by that. */
	private void pass(Duration time) {
		this.nanos.addAndGet(time.toNanos());
		for (String name : commands.keys("*")) {
			Map<String, String> buckets = commands.hgetall(name);
			buckets.replaceAll((_, state) -> {
				int end = state.indexOf(':');
				return Long.parseLong(state.substring(0, end)) - time.toMillis() + state.substring(end);
			});
			if (!buckets.isEmpty()) {
				commands.hset(name, buckets);
			}
		}
	}

}
