package io.sluice.cache;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** How much is kept in memory. */
class NearCacheTests {

	private static final long BOUND = 8 << 20;

	private final FakeTime time = new FakeTime();

	private final SteadyClock clock = new SteadyClock(this.time, this.time::nanos);

	private final NearCache cache = new NearCache(BOUND, this.clock, this.time::nanos);

	@Test
	void aMillionKeysStayWithinTheBound() {
		IntStream.range(0, 1_000_000).forEach((id) -> this.cache.keep(key(id), entry(40, 1000)));
		assertThat(this.cache.size()).isBetween(BOUND / 2, BOUND);
	}

	@Test
	void whatItTakesIsNotMoreThanItSays() {
		NearCache large = new NearCache(1 << 30, this.clock, this.time::nanos);
		long before = used();
		IntStream.range(0, 100_000).forEach((id) -> large.keep(key(id), entry(40, 1000)));
		assertThat(used() - before).isLessThan(large.size());
		assertThat(large.find(key(99_999))).as("used until here").isNotNull();
	}

	@Test
	void everythingOfAnEntryCounts() {
		Entry plain = entry(10, 1000);
		int least = NearCache.weight(key(1), plain);
		assertThat(NearCache.weight(key(1), entry(1010, 1000))).isEqualTo(least + 1000);
		assertThat(NearCache.weight(new EntryKey("call", key(1).text() + "x".repeat(1000)), plain))
			.isEqualTo(least + 1000);
		assertThat(NearCache.weight(new EntryKey("call", key(1).text() + "я".repeat(1000)), plain))
			.isGreaterThanOrEqualTo(least + 2000);
		assertThat(NearCache.weight(key(1),
				new Entry(plain.value(), plain.lifetime(), List.of("x".repeat(1000)), Optional.empty())))
			.isGreaterThan(least + 900);
		assertThat(NearCache.weight(key(1),
				new Entry(plain.value(), plain.lifetime(), plain.tags(),
						Optional.of(new Validator(Optional.of("x".repeat(1000)), Optional.empty())))))
			.isGreaterThan(least + 900);
	}

	@Test
	void whatIsMadeOfAnEntryIsForItsMaker() {
		this.cache.keep(key(1), entry(10, 1000));
		this.cache.derive(key(1), found(1), () -> new Derived(this, "made", 1000));
		assertThat(found(1).derivedBy(this)).isEqualTo("made");
		assertThat(found(1).derivedBy("another")).isNull();
	}

	@Test
	void whatIsMadeOfAnEntryCounts() {
		Entry plain = entry(10, 1000);
		assertThat(NearCache.weight(key(1), plain.with(new Derived(this, "made", 1000))))
			.isGreaterThan(NearCache.weight(key(1), plain) + 1000);
		for (int id = 0; id < 1000; id++) {
			this.cache.keep(key(id), entry(10, 1000));
			this.cache.derive(key(id), found(id), () -> new Derived(this, "made", 100_000));
		}
		assertThat(this.cache.size()).isBetween(BOUND / 2, BOUND);
	}

	@Test
	void whatIsMadeOfAnEntryIsGoneWithIt() {
		this.cache.keep(key(1), entry(10, 1000));
		Entry earlier = found(1);
		this.cache.keep(key(1), entry(10, 2000));
		this.cache.derive(key(1), earlier, () -> new Derived(this, "made", 0));
		assertThat(found(1).derivedBy(this)).isNull();
		this.cache.remove(key(1), found(1));
		this.cache.derive(key(1), earlier, () -> new Derived(this, "made", 0));
		assertThat(this.cache.find(key(1))).isNull();
	}

	/** Nobody makes what would not be kept. */
	@Test
	void nothingIsMadeWithoutRoom() {
		NearCache none = new NearCache(0, this.clock, this.time::nanos);
		none.derive(key(1), entry(10, 1000), NearCacheTests::nobodyAsks);
		this.cache.derive(key(1), entry((int) BOUND / 20, 1000), NearCacheTests::nobodyAsks);
	}

	@Test
	void whatWouldDisplaceMuchIsNotKept() {
		this.cache.keep(key(1), entry(10, 1000));
		this.cache.derive(key(1), found(1), () -> new Derived(this, "made", (int) BOUND / 8));
		assertThat(found(1).derivedBy(this)).as("nobody makes it again").isEqualTo(Derived.TooLarge.TOO_LARGE);
		assertThat(this.cache.size()).isLessThan(BOUND / 16);
	}

	@Test
	void whatNobodyCanAskForMakesRoomForOthers() {
		this.cache.keep(key(1), entry(10, 1000));
		List<Object> makers = IntStream.range(0, 20).<Object>mapToObj((id) -> "maker " + id).toList();
		makers.forEach((maker) -> this.cache.derive(key(1), found(1), () -> new Derived(maker, maker, 10)));
		assertThat(found(1).derived()).hasSizeBetween(2, 19);
		assertThat(found(1).derivedBy(makers.getFirst())).isSameAs(makers.getFirst());
		found(1).derived().getFirst().maker().clear();
		this.cache.derive(key(1), found(1), () -> new Derived(this, "made", 10));
		assertThat(found(1).derivedBy(this)).isEqualTo("made");
		assertThat(found(1).derivedBy(makers.getFirst())).isNull();
	}

	@Test
	void whatIsLargerThanAllIsNotKept() {
		this.cache.keep(key(1), entry((int) BOUND, 1000));
		assertThat(this.cache.size()).isZero();
	}

	@Test
	void whatIsOverMakesRoom() {
		this.cache.keep(key(1), entry(40, 1000));
		assertThat(this.cache.size()).isPositive();
		this.time.pass(3_000);
		assertThat(this.cache.size()).isZero();
	}

	private static Derived nobodyAsks() {
		throw new AssertionError("there is no room for it");
	}

	private Entry found(int id) {
		return Objects.requireNonNull(this.cache.find(key(id)));
	}

	private static EntryKey key(int id) {
		return new EntryKey("call", "id=" + id);
	}

	private Entry entry(int length, long lasts) {
		long now = this.clock.now();
		return new Entry(new byte[length], new Lifetime(now, now + lasts, 0, 0),
				List.of("product-" + (now + lasts), "type:Product"), Optional.empty());
	}

	/** After a collection: what is garbage does not count. */
	private static long used() {
		System.gc();
		Runtime runtime = Runtime.getRuntime();
		return runtime.totalMemory() - runtime.freeMemory();
	}

}
