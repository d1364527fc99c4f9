package io.sluice.protect;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** How much each caller may have under way. */
class SharesTests {

	private final Shares shares = new Shares();

	@Test
	void givesEachCallerAsMuch() {
		assertThat(this.shares.take("a", 2)).isTrue();
		assertThat(this.shares.take("a", 2)).isTrue();
		assertThat(this.shares.take("a", 2)).isFalse();
		assertThat(this.shares.take("b", 2)).isTrue();
		this.shares.release("a");
		assertThat(this.shares.take("a", 2)).isTrue();
		assertThat(this.shares.take("a", 2)).isFalse();
	}

	@Test
	void remembersNobodyWhoHasNothing() {
		this.shares.take("a", 2);
		this.shares.take("b", 2);
		this.shares.release("a");
		assertThat(this.shares.callers()).isOne();
		this.shares.release("b");
		assertThat(this.shares.callers()).isZero();
	}

	@Test
	void neverGivesMoreToManyThreads() {
		AtomicInteger underWay = new AtomicInteger();
		AtomicInteger most = new AtomicInteger();
		try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
			IntStream.range(0, 8).forEach((_) -> threads.execute(() -> IntStream.range(0, 10_000).forEach((_) -> {
				if (this.shares.take("a", 2)) {
					most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
					underWay.decrementAndGet();
					this.shares.release("a");
				}
			})));
		}
		assertThat(most.get()).isBetween(1, 2);
		assertThat(this.shares.callers()).isZero();
	}

}
