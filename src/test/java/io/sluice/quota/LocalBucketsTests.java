package io.sluice.quota;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

import io.sluice.blueprint.Bandwidth;
import io.sluice.blueprint.QuotaTerms;
import io.sluice.blueprint.StoreFailure;
import io.sluice.quota.Taking.Granted;
import io.sluice.quota.Taking.Never;
import io.sluice.quota.Taking.Refused;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Buckets of one process. */
class LocalBucketsTests {

	private static final int OWNERS = 1_000;

	private static final Bandwidth MINUTE = Plans.bandwidth(100, Duration.ofMinutes(1), 100);

	private static final Bandwidth SECOND = Plans.bandwidth(10, Duration.ofSeconds(1), 20);

	private final AtomicLong nanos = new AtomicLong();

	private final Buckets buckets = Buckets.inProcess(
			new QuotaTerms(OWNERS, new QuotaTerms.OfShared(Duration.ofMillis(20), "test:", StoreFailure.LOCAL, 0.5)),
			this.nanos::get);

	@Test
	void isThereAtOnce() {
		assertThat(this.buckets.take(List.of(new Draw(Plans.second("one", 10), 1)))).isCompleted();
		assertThat(this.buckets.look(List.of(Plans.second("one", 10)))).isCompleted();
	}

	@Test
	void saysWhatIsLeftOfTheBandwidthThatIsNearestToItsEnd() {
		BucketKey key = Plans.bucket("one", MINUTE, SECOND);
		assertThat(granted(new Draw(key, 5))).containsExactly(new Level(key, SECOND, 15, Duration.ofMillis(500)));
		pass(Duration.ofSeconds(1));
		assertThat(look(key)).isEqualTo(new Level(key, SECOND, 20, Duration.ZERO));
		IntStream.range(0, 4).forEach((_) -> {
			granted(new Draw(key, 20));
			pass(Duration.ofSeconds(2));
		});
		assertThat(look(key)).isEqualTo(new Level(key, SECOND, 20, Duration.ZERO));
		granted(new Draw(key, 20));
		assertThat(look(key).nearest()).isEqualTo(SECOND);
		pass(Duration.ofSeconds(2));
		assertThat(look(key)).isEqualTo(new Level(key, MINUTE, 13, Duration.ofMillis(52_200)));
	}

	@Test
	void allOfABurstCanBeHadAtOnceAndFromThenOnAsMuchAsIsRefilled() {
		BucketKey key = Plans.bucket("one", SECOND);
		granted(new Draw(key, 20));
		assertThat(refused(new Draw(key, 1)).retryAfter()).isEqualTo(Duration.ofMillis(100));
		pass(Duration.ofMillis(100).minusNanos(1));
		assertThat(refused(new Draw(key, 1)).retryAfter()).isEqualTo(Duration.ofMillis(1));
		pass(Duration.ofNanos(1));
		assertThat(granted(new Draw(key, 1))).containsExactly(new Level(key, SECOND, 0, Duration.ofSeconds(2)));
	}

	@Test
	void aBucketMayTakeYearsToFill() {
		Bandwidth slow = Plans.bandwidth(1, Duration.ofDays(31), 100);
		BucketKey key = Plans.bucket("one", slow);
		assertThat(granted(new Draw(key, 100)))
			.containsExactly(new Level(key, slow, 0, Duration.ofDays(31).multipliedBy(100)));
		pass(Duration.ofDays(31));
		assertThat(granted(new Draw(key, 1))).hasSize(1);
	}

	/** As where a machine was asleep. Its wall clock is not asked at all. */
	@Test
	void timeThatLeapsFillsOnceAndNoMoreThanABucketHolds() {
		BucketKey key = Plans.bucket("one", SECOND);
		granted(new Draw(key, 20));
		pass(Duration.ofDays(20_000));
		assertThat(look(key)).isEqualTo(new Level(key, SECOND, 20, Duration.ZERO));
		granted(new Draw(key, 20));
		assertThat(refused(new Draw(key, 1)).retryAfter()).isEqualTo(Duration.ofMillis(100));
	}

	@Test
	void timeThatGoesBackFillsNothingUntilItHasComeForthAgain() {
		BucketKey key = Plans.bucket("one", SECOND);
		granted(new Draw(key, 20));
		this.nanos.addAndGet(-Duration.ofHours(1).toNanos());
		assertThat(look(key).remaining()).isZero();
		pass(Duration.ofHours(1).plusMillis(100));
		assertThat(granted(new Draw(key, 1))).hasSize(1);
	}

	@Test
	void whatIsRefusedOfOneBucketIsTakenFromNone() {
		BucketKey one = Plans.second("one", 10);
		BucketKey other = Plans.second("other", 5);
		granted(new Draw(other, 3));
		Refused refused = refused(new Draw(one, 4), new Draw(other, 4));
		assertThat(refused.draw()).isEqualTo(new Draw(other, 4));
		assertThat(refused.retryAfter()).isEqualTo(Duration.ofMillis(400));
		assertThat(refused.levels()).extracting(Level::remaining).containsExactly(10L, 2L);
		assertThat(granted(new Draw(one, 10), new Draw(other, 2))).extracting(Level::remaining).containsOnly(0L);
	}

	@Test
	void ofSeveralThatRefuseThatWhichDoesForTheLongestTimeIsNamed() {
		BucketKey one = Plans.bucket("one", SECOND);
		BucketKey other = Plans.bucket("one", MINUTE);
		granted(new Draw(one, 20), new Draw(other, 100));
		Refused refused = refused(new Draw(one, 1), new Draw(other, 1));
		assertThat(refused.draw()).isEqualTo(new Draw(other, 1));
		assertThat(refused.retryAfter()).isEqualTo(Duration.ofMillis(600));
	}

	@Test
	void drawsFromOneBucketAddUp() {
		BucketKey key = Plans.second("one", 10);
		assertThat(granted(new Draw(key, 5), new Draw(Plans.second("two", 2), 1), new Draw(key, 4), new Draw(key, 0)))
			.extracting(Level::remaining)
			.containsExactly(1L, 1L);
		assertThat(refused(new Draw(key, 1), new Draw(key, 1)).draw()).isEqualTo(new Draw(key, 2));
	}

	@Test
	void whatNoBucketHoldsIsNeverGranted() {
		BucketKey key = Plans.bucket("one", MINUTE, SECOND);
		assertThat(take(new Draw(key, 21))).isEqualTo(new Never(new Draw(key, 21)));
		assertThat(take(new Draw(key, 11), new Draw(key, 10))).isEqualTo(new Never(new Draw(key, 21)));
		assertThat(look(key).remaining()).isEqualTo(20);
	}

	@Test
	void whatIsGivenBackIsThereAgainAndNoMore() {
		BucketKey key = Plans.second("one", 10);
		Granted granted = (Granted) take(new Draw(key, 8));
		granted.source().giveBack(List.of(new Draw(key, 5)));
		assertThat(look(key).remaining()).isEqualTo(7);
		pass(Duration.ofSeconds(1));
		granted.source().giveBack(List.of(new Draw(key, 3)));
		assertThat(look(key).remaining()).isEqualTo(10);
	}

	@Test
	void anotherAllowanceIsAnotherBucket() {
		granted(new Draw(Plans.second("one", 10), 10));
		assertThat(look(Plans.second("one", 11)).remaining()).isEqualTo(11);
	}

	@Test
	void noMoreThanThereIsIsGrantedToManyAtOnce() {
		BucketKey key = Plans.second("one", 1_000);
		BucketKey all = Plans.second("all", 900);
		List<CompletableFuture<Long>> threads = IntStream.range(0, 8)
			.mapToObj((_) -> CompletableFuture.supplyAsync(() -> IntStream.range(0, 500)
				.filter((_) -> take(new Draw(key, 1), new Draw(all, 1)) instanceof Granted)
				.count()))
			.toList();
		assertThat(threads.stream().mapToLong(CompletableFuture::join).sum()).isEqualTo(900);
		assertThat(look(key).remaining()).isEqualTo(100);
	}

	@Test
	void whoHasManyNamesWinsNothingByHavingOneForgotten() {
		BucketKey first = Plans.second("first", 1);
		granted(new Draw(first, 1));
		long granted = IntStream.range(0, 20_000)
			.filter((index) -> take(new Draw(Plans.second("name " + index, 1), 1)) instanceof Granted)
			.count();
		assertThat(take(new Draw(first, 1))).isInstanceOf(Refused.class);
		assertThat(granted).as("those that are counted by themselves, and those that share")
			.isBetween(OWNERS + 900L, OWNERS + 1024L);
		pass(Duration.ofSeconds(3));
		assertThat(IntStream.range(0, 500)
			.filter((index) -> take(new Draw(Plans.second("late " + index, 1), 1)) instanceof Granted)
			.count()).as("there is room again").isEqualTo(500);
	}

	private void pass(Duration time) {
		this.nanos.addAndGet(time.toNanos());
	}

	private Taking take(Draw... draws) {
		return this.buckets.take(List.of(draws)).join();
	}

	private List<Level> granted(Draw... draws) {
		return ((Granted) take(draws)).levels();
	}

	private Refused refused(Draw... draws) {
		return (Refused) take(draws);
	}

	private Level look(BucketKey key) {
		return this.buckets.look(List.of(key)).join().getFirst();
	}

}
