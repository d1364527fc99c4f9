package io.sluice.quota;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import io.sluice.blueprint.Bandwidth;
import io.sluice.blueprint.StoreFailure;
import io.sluice.cache.RedisProcess;
import io.sluice.quota.Taking.Granted;
import io.sluice.quota.Taking.Never;
import io.sluice.quota.Taking.Refused;
import io.sluice.quota.Taking.Unavailable;
import io.sluice.redis.Standing;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** What is granted while Redis cannot be asked, and afterwards. */
class OutageTests {

	private static final Duration BUDGET = Duration.ofMillis(20);

	private static final Bandwidth DAY = Plans.bandwidth(100, Duration.ofDays(1), 100);

	private static final BucketKey KEY = Plans.bucket("partner", DAY);

	private RedisProcess redis;

	private Instances instances;

	private Buckets witness;

	@BeforeEach
	void start() {
		this.redis = RedisProcess.started();
		this.instances = new Instances(this.redis);
		this.witness = this.instances.connected();
	}

	@AfterEach
	void stop() throws Exception {
		this.instances.close();
		this.redis.close();
	}

	@Test
	void anInstanceGrantsItsShare() {
		Buckets buckets = connected(StoreFailure.LOCAL);
		take(buckets, 90);
		this.redis.kill();
		assertThat(countGranted(buckets, 10)).isEqualTo(5);
		Refused refused = (Refused) take(buckets, 10);
		assertThat(refused.retryAfter()).as("slower by the share").isBetween(Duration.ofHours(4), Duration.ofHours(5));
		assertThat(((Refused) take(buckets, 100)).retryAfter()).as("not never").isGreaterThan(Duration.ofHours(47));
		assertThat(take(buckets, 101)).isInstanceOf(Never.class);
	}

	@Test
	void noticesThatRedisIsBackThoughNobodyAsks() {
		Buckets buckets = connected(StoreFailure.LOCAL);
		this.redis.pause();
		await().until(() -> {
			take(buckets, 1);
			return buckets.figures().standing().get() != Standing.USED;
		});
		this.redis.resume();
		await().until(() -> buckets.figures().standing().get() == Standing.USED);
	}

	@Test
	void whatAnInstanceGrantedByItselfIsGivenBackToIt() {
		Buckets buckets = connected(StoreFailure.LOCAL);
		take(buckets, 90);
		this.redis.pause();
		Granted alone = (Granted) take(buckets, 40);
		assertThat(alone.levels()).extracting(Level::remaining).containsExactly(10L);
		this.redis.resume();
		Instances.connects(buckets);
		alone.source().giveBack(List.of(new Draw(KEY, 40)));
		await().during(Duration.ofMillis(200))
			.until(() -> this.witness.look(List.of(KEY)).join().getFirst().remaining() == 10);
	}

	@Test
	void everythingIsGrantedAndNothingCounted() {
		Buckets buckets = connected(StoreFailure.ALLOW);
		this.redis.kill();
		assertThat(countGranted(buckets, 100)).isEqualTo(10);
		Granted granted = (Granted) take(buckets, 100);
		assertThat(granted.levels()).isEmpty();
		granted.source().giveBack(List.of(new Draw(KEY, 100)));
		assertThat(buckets.look(List.of(KEY)).join()).isEmpty();
		assertThat(take(buckets, 101)).isInstanceOf(Never.class);
	}

	@Test
	void nothingIsGranted() {
		Buckets buckets = connected(StoreFailure.DENY);
		this.redis.kill();
		assertThat(take(buckets, 1)).isEqualTo(new Unavailable(Duration.ofSeconds(1)));
		assertThat(buckets.look(List.of(KEY)).join()).isEmpty();
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	void operatorsAreToldOnceThatInstancesAreAlone(CapturedOutput output) {
		Buckets buckets = connected(StoreFailure.ALLOW);
		this.redis.kill();
		await().until(() -> {
			take(buckets, 1);
			return output.getOut().contains("Budgets are not shared for now: Redis does not answer in time");
		});
		countGranted(buckets, 1);
		this.redis.start();
		comesBack(buckets);
		assertThat(output.getOut().split("Budgets are not shared for now", -1)).as("and the witness may tell, too")
			.hasSizeBetween(2, 3);
	}

	@ParameterizedTest
	@EnumSource
	void comesBackAfterItWasKilled(StoreFailure onFailure) {
		Buckets buckets = connected(onFailure);
		this.redis.kill();
		countGranted(buckets, 1);
		this.redis.start();
		comesBack(buckets);
	}

	@ParameterizedTest
	@EnumSource
	void comesBackAfterItStoodStill(StoreFailure onFailure) {
		Buckets buckets = connected(onFailure);
		this.redis.pause();
		countGranted(buckets, 1);
		long begin = System.nanoTime();
		take(buckets, 1);
		assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin)).as("nobody asks any more").isLessThan(20);
		this.redis.resume();
		comesBack(buckets);
	}

	@ParameterizedTest
	@EnumSource
	void connectsToWhatWasNotThereInTheBeginning(StoreFailure onFailure) {
		this.redis.kill();
		Buckets buckets = this.instances.connecting(Instances.terms(BUDGET, onFailure));
		countGranted(buckets, 1);
		this.redis.start();
		comesBack(buckets);
	}

	@ParameterizedTest
	@EnumSource
	void whatIsGrantedTooLateIsGivenBack(StoreFailure onFailure) {
		Buckets buckets = connected(onFailure);
		take(buckets, 1);
		this.redis.pause();
		countGranted(buckets, 7);
		this.redis.resume();
		await().until(() -> this.witness.look(List.of(KEY)).join().getFirst().remaining() == 99);
	}

	/** It takes from what all instances take from. */
	private void comesBack(Buckets buckets) {
		Instances.connects(buckets);
		Instances.connects(this.witness);
		await().until(() -> {
			BucketKey fresh = Plans.bucket("fresh " + System.nanoTime(), DAY);
			buckets.take(List.of(new Draw(fresh, 7))).join();
			return this.witness.look(List.of(fresh)).join().getFirst().remaining() == 93;
		});
	}

	private Buckets connected(StoreFailure onFailure) {
		Buckets buckets = this.instances.connecting(Instances.terms(BUDGET, onFailure));
		await().until(() -> {
			BucketKey fresh = Plans.bucket("fresh " + System.nanoTime(), DAY);
			buckets.take(List.of(new Draw(fresh, 7))).join();
			return this.witness.look(List.of(fresh)).join().getFirst().remaining() == 93;
		});
		return buckets;
	}

	private static long countGranted(Buckets buckets, long tokens) {
		return IntStream.range(0, 10).filter((_) -> take(buckets, tokens) instanceof Granted).count();
	}

	private static Taking take(Buckets buckets, long tokens) {
		return buckets.take(List.of(new Draw(KEY, tokens))).join();
	}

}
