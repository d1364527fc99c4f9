package io.sluice.cache;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** How long purges are remembered, and what holds of those that are not. */
class PurgesTests {

	private final Purges purges = new Purges(100);

	@Test
	void theLatestPurgeOfATagCounts() {
		this.purges.add("a", 20);
		this.purges.add("a", 10);
		assertThat(this.purges.allow(entry(20, "a"))).isFalse();
		assertThat(this.purges.allow(entry(21, "a"))).isTrue();
	}

	@Test
	void anyOfTheTagsIsEnough() {
		this.purges.add("a", 10);
		this.purges.add("b", 20);
		assertThat(this.purges.allow(entry(15, "a", "b"))).isFalse();
		assertThat(this.purges.allow(entry(15, "a", "c"))).isTrue();
	}

	@Test
	void everythingIsEverything() {
		this.purges.addEverything(10);
		this.purges.addEverything(5);
		assertThat(this.purges.allow(entry(10))).isFalse();
		assertThat(this.purges.allow(entry(11))).isTrue();
	}

	@Test
	void whatHadATagBeforeIsKnownAfterwards() {
		this.purges.add("a", 10);
		this.purges.add("b", 10);
		var before = this.purges.before(List.of("b", "c"));
		this.purges.add("b", 20);
		this.purges.add("c", 20);
		assertThat(before).accepts(entry(15, "b"), entry(15, "a", "c")).rejects(entry(10, "b"), entry(10, "a"));
	}

	@Test
	void ofTooManyTheOldestStandForAllOfTheirTimes() {
		IntStream.rangeClosed(1, 101).forEach((time) -> this.purges.add("tag-" + time, time));
		assertThat(this.purges.all()).hasSize(90).doesNotContainKey("tag-11").containsEntry("tag-12", 12L);
		assertThat(this.purges.allow(entry(11, "never purged"))).isFalse();
		assertThat(this.purges.allow(entry(12, "never purged"))).isTrue();
		assertThat(this.purges.allow(entry(12, "tag-12"))).isFalse();
	}

	@Test
	void staysWithinItsBoundWhateverIsPurged() {
		IntStream.range(0, 10_000).parallel().forEach((time) -> {
			this.purges.add("tag-" + time, time);
			assertThat(this.purges.allow(entry(time, "tag-" + time))).isFalse();
		});
		assertThat(this.purges.all()).hasSizeLessThanOrEqualTo(100);
	}

	private static Entry entry(long began, String... tags) {
		return new Entry(new byte[0], new Lifetime(began, Long.MAX_VALUE, 0, 0), List.of(tags), Optional.empty());
	}

}
