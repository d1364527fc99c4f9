package io.sluice.cache;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import io.sluice.blueprint.CacheTerms;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A cache of one process: what is found, until when, and what a purge takes away. */
class InProcessCacheTests {

	private static final EntryKey KEY = new EntryKey("call", "id=1");

	private final FakeTime time = new FakeTime();

	private final CallCache cache = CallCache.inProcess(
			new CacheTerms(1 << 20, 1 << 20, 1000, new CacheTerms.OfShared(Duration.ofMillis(20), "", 1000)), this.time,
			this.time::nanos);

	@Test
	void findsInOrderWhatWasKept() {
		keep(key(1), "one");
		keep(key(3), "three");
		assertThat(texts(key(3), key(2), key(1))).containsExactly("three", null, "one");
	}

	@Test
	void anAnswerIsCompleteAtOnceAlsoIfNothingIsThere() {
		assertThat(this.cache.find(List.of(KEY))).isCompletedWithValueMatching((found) -> found.get(0) == null);
	}

	@Test
	void whatIsMadeOfEntriesIsNoLongerThanAllOfItMayBe() {
		CallCache small = CallCache.inProcess(
				new CacheTerms(1 << 20, 10, 1000, new CacheTerms.OfShared(Duration.ofMillis(20), "", 1000)), this.time,
				this.time::nanos);
		LocalCache made = small.local();
		made.keep(KEY, new Entry(new byte[11], new Lifetime(now(), now() + 10, now() + 10, now() + 10), List.of(),
				Optional.empty()));
		assertThat(made.longest()).isEqualTo(10);
		assertThat(made.find(KEY)).isNull();
		assertThat(this.cache.local().longest()).isEqualTo(1000);
	}

	@Test
	void keepsNothingWithoutRoom() {
		CallCache none = CallCache.inProcess(
				new CacheTerms(0, 0, 1000, new CacheTerms.OfShared(Duration.ofMillis(20), "", 1000)), this.time,
				this.time::nanos);
		none.keep(KEY, new Entry(new byte[1], new Lifetime(now(), now() + 10, now() + 10, now() + 10), List.of(),
				Optional.empty()));
		assertThat(none.find(List.of(KEY)).join()).containsOnlyNulls();
		assertThat(none.local().longest()).isZero();
	}

	@Test
	void equalTextsOfOtherCallsAreOtherEntries() {
		keep(KEY, "one");
		assertThat(texts(new EntryKey("other", KEY.text()), new EntryKey(KEY.call(), "id=2"))).containsOnlyNulls();
	}

	@Test
	void isThereUntilTheLastOfItsTimes() {
		keep(KEY, "one", new Lifetime(now(), now() + 10, now() + 20, now() + 30));
		this.time.pass(29);
		Entry found = find(KEY);
		assertThat(found).isNotNull();
		assertThat(found.lifetime().isFresh(now())).isFalse();
		assertThat(found.lifetime().servesWhileRefreshed(now())).isFalse();
		assertThat(found.lifetime().servesOnFailure(now())).isTrue();
		this.time.pass(1);
		assertThat(find(KEY)).isNull();
	}

	@Test
	void timesThatAreShorterThanFreshnessAreAsLong() {
		Lifetime lifetime = new Lifetime(0, 10, 0, 5);
		assertThat(lifetime).isEqualTo(new Lifetime(0, 10, 10, 10));
		assertThat(lifetime.end()).isEqualTo(10);
	}

	@Test
	void whatIsLongerThanAnEntryMayBeIsNotKept() {
		keep(key(1), "x".repeat(1000));
		keep(key(2), "x".repeat(1001));
		assertThat(find(key(1))).isNotNull();
		assertThat(find(key(2))).isNull();
	}

	@Test
	void aTagThatSaysNothingPurgesNothing() {
		keep(KEY, "one", "product-1");
		this.cache.invalidate(List.of(""));
		assertThat(find(KEY)).isNotNull();
	}

	@Test
	void aKeptEntryTakesThePlaceOfTheLast() {
		keep(KEY, "old");
		this.time.pass(5);
		keep(KEY, "new");
		assertThat(texts(KEY)).containsExactly("new");
	}

	@Test
	void correctingTheClockOfTheMachineChangesNothing() {
		keep(KEY, "one", new Lifetime(now(), now() + 10, 0, 0));
		this.time.correct(Duration.ofHours(-1));
		assertThat(texts(KEY)).containsExactly("one");
		this.time.correct(Duration.ofHours(1));
		assertThat(texts(KEY)).containsExactly("one");
		this.time.pass(10);
		assertThat(find(KEY)).isNull();
	}

	@Test
	void aPurgeTakesAwayWhatHasTheTag() {
		keep(key(1), "one", "product-1", "type:Product");
		keep(key(2), "two", "product-2", "type:Product");
		assertThat(this.cache.invalidate(List.of("product-1"))).isCompletedWithValue(true);
		assertThat(texts(key(1), key(2))).containsExactly(null, "two");
		this.cache.invalidate(List.of("type:Product"));
		assertThat(texts(key(1), key(2))).containsOnlyNulls();
	}

	@Test
	void aPurgeCountsWhatWasOfUse() {
		keep(key(1), "one", "product-1", "type:Product");
		keep(key(2), "two", "product-2", "type:Product");
		keep(key(3), "three", "type:Review");
		this.cache.invalidate(List.of("product-1"));
		assertThat(this.cache.purge(List.of("type:Product", "product-2")).join()).isEqualTo(new Purged(1, true));
		assertThat(this.cache.purge(List.of("type:Product", "product-2")).join()).isEqualTo(new Purged(0, true));
		assertThat(texts(key(1), key(2), key(3))).containsExactly(null, null, "three");
	}

	@Test
	void aCallThatBeganBeforeAPurgeCannotBringTheOldValueBack() {
		long began = now();
		this.time.pass(5);
		this.cache.invalidate(List.of("product-1"));
		this.time.pass(5);
		keep(KEY, "old", new Lifetime(began, began + 1000, 0, 0), "product-1");
		assertThat(find(KEY)).isNull();
		keep(KEY, "new", "product-1");
		assertThat(texts(KEY)).containsExactly("new");
	}

	@Test
	void aCallThatBeganWhenItWasPurgedMayHaveReadBefore() {
		this.cache.invalidate(List.of("product-1"));
		keep(KEY, "old", "product-1");
		assertThat(find(KEY)).isNull();
	}

	@Test
	void whatIsSaidToBeginInTheFutureIsAMistake() {
		keep(KEY, "one", new Lifetime(now() + 5000, now() + 9000, 0, 0));
		assertThat(find(KEY)).isNull();
	}

	@Test
	void oneOfThoseWhoAskRefreshes() {
		List<Boolean> claims = IntStream.range(0, 100)
			.parallel()
			.mapToObj((_) -> this.cache.claim(KEY).join())
			.toList();
		assertThat(claims).containsOnlyOnce(true);
		assertThat(this.cache.claim(key(2)).join()).isTrue();
	}

	@Test
	void aClaimEndsWithWhatIsKept() {
		assertThat(this.cache.claim(KEY)).isCompletedWithValue(true);
		keep(KEY, "one");
		assertThat(this.cache.claim(KEY)).isCompletedWithValue(true);
	}

	@Test
	void aClaimThatIsLostEnds() {
		assertThat(this.cache.claim(KEY)).isCompletedWithValue(true);
		this.time.pass(Claims.USUAL.toMillis() - 1);
		assertThat(this.cache.claim(KEY)).isCompletedWithValue(false);
		this.time.pass(1);
		assertThat(this.cache.claim(KEY)).isCompletedWithValue(true);
	}

	@Test
	void textsAndValuesAreNotLogged() {
		keep(KEY, "secret");
		assertThat(KEY.toString() + find(KEY)).doesNotContain("id=1", "secret");
	}

	private long now() {
		return this.cache.now();
	}

	private static EntryKey key(int id) {
		return new EntryKey("call", "id=" + id);
	}

	private void keep(EntryKey key, String text, String... tags) {
		keep(key, text, new Lifetime(now(), now() + 60_000, 0, 0), tags);
	}

	private void keep(EntryKey key, String text, Lifetime lifetime, String... tags) {
		this.cache.keep(key,
				new Entry(text.getBytes(StandardCharsets.UTF_8), lifetime, List.of(tags), Optional.empty()));
	}

	private @Nullable Entry find(EntryKey key) {
		CompletableFuture<List<@Nullable Entry>> found = this.cache.find(List.of(key));
		assertThat(found).isCompleted();
		return found.join().get(0);
	}

	private List<@Nullable String> texts(EntryKey... keys) {
		return this.cache.find(List.of(keys))
			.join()
			.stream()
			.map((entry) -> (entry != null) ? new String(entry.value(), StandardCharsets.UTF_8) : null)
			.toList();
	}

}
