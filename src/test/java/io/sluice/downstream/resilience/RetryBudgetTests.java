package io.sluice.downstream.resilience;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests for {@link RetryBudget}. */
class RetryBudgetTests {

	private final AtomicLong now = new AtomicLong(-5);

	private final RetryBudget budget = new RetryBudget(0.25, this.now::get);

	private int spendAll() {
		int spent = 0;
		while (this.budget.spend()) {
			spent++;
		}
		return spent;
	}

	@Test
	void thereIsALittleAtFirst() {
		assertThat(spendAll()).isEqualTo(10);
	}

	@Test
	void eachCallEarnsAShare() {
		spendAll();
		for (int call = 0; call < 40; call++) {
			this.budget.earn();
		}
		assertThat(spendAll()).isEqualTo(10);
	}

	@Test
	void notMuchCanBeSaved() {
		for (int call = 0; call < 10_000; call++) {
			this.budget.earn();
		}
		assertThat(spendAll()).isEqualTo(100);
	}

	@Test
	void whoIsCalledSeldomIsTriedAgainOnceASecond() {
		spendAll();
		this.now.addAndGet(Duration.ofMillis(999).toNanos());
		assertThat(spendAll()).isZero();
		this.now.addAndGet(Duration.ofMillis(1).toNanos());
		assertThat(spendAll()).isEqualTo(1);
		this.now.addAndGet(Duration.ofSeconds(5).toNanos());
		assertThat(spendAll()).isEqualTo(1);
	}

}
