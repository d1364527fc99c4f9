package io.sluice.sample.inventory;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

import static org.assertj.core.api.Assertions.assertThat;

class InventoryTests {

	private static final Instant NOW = Instant.parse("2026-02-03T04:05:06Z");

	private final Inventory inventory = Inventory.generate(1, List.of(1001L, 1002L), InstantSource.fixed(NOW));

	private int available() {
		return this.inventory.stock(1001).orElseThrow().available();
	}

	@Test
	void isTheSameEveryTime() {
		Inventory same = Inventory.generate(1, List.of(1001L, 1002L), InstantSource.fixed(NOW));
		assertThat(same.stock(1002)).isEqualTo(this.inventory.stock(1002)).isPresent();
	}

	@Test
	void neverHasLessThanNothing() {
		this.inventory.move(1001, 3 - available());
		assertThat(this.inventory.stock(1001)).contains(new Stock(1001, Stock.Status.LOW, 3, NOW));
		this.inventory.move(1001, -99);
		assertThat(this.inventory.stock(1001)).contains(new Stock(1001, Stock.Status.SOLD_OUT, 0, NOW));
		this.inventory.move(1001, 10);
		assertThat(this.inventory.stock(1001)).contains(new Stock(1001, Stock.Status.IN_STOCK, 10, NOW));
	}

	@Test
	void isWatched() {
		int before = available();
		StepVerifier.create(this.inventory.watch(1001).orElseThrow().map(Stock::available).take(3))
			.expectNext(before)
			.then(() -> this.inventory.move(1001, 2))
			.then(() -> this.inventory.move(1002, 5))
			.expectNext(before + 2)
			.then(() -> this.inventory.move(1001, -1))
			.expectNext(before + 1)
			.verifyComplete();
	}

	@Test
	void doesNotKnowWhatIsNotThere() {
		this.inventory.move(1, 7);
		assertThat(this.inventory.stock(1)).isEmpty();
		assertThat(this.inventory.watch(1)).isEmpty();
	}

}
