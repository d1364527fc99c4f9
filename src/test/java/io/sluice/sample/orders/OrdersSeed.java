package io.sluice.sample.orders;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.sluice.sample.wire.Money;

/** Makes orders up. */
final class OrdersSeed {

	private static final Instant FIRST = Instant.parse("2025-02-01T09:00:00Z");

	private final Random random;

	private final List<Long> productIds;

	private final Function<Long, Optional<Money>> prices;

	OrdersSeed(long seed, List<Long> productIds, Function<Long, Optional<Money>> prices) {
		this.random = new Random(seed);
		this.productIds = productIds;
		this.prices = prices;
	}

	/** Up to four orders of each customer. */
	Stream<Order> of(List<String> customerIds, Supplier<String> ids) {
		return customerIds.stream()
			.flatMap((customer) -> IntStream.range(0, this.random.nextInt(5))
				.mapToObj((number) -> order(ids.get(), customer)));
	}

	private Order order(String id, String customer) {
		Order.Status[] statuses = Order.Status.values();
		List<Order.Line> lines = IntStream.range(0, this.random.nextInt(1, 5)).mapToObj((number) -> line()).toList();
		return new Order(id, customer, statuses[this.random.nextInt(statuses.length)],
				FIRST.plus(Duration.ofMinutes(this.random.nextLong(350_000))), lines, payment(),
				(this.random.nextInt(4) == 0) ? "Leave it with the neighbours" : null);
	}

	private Order.Line line() {
		long product = this.productIds.get(this.random.nextInt(this.productIds.size()));
		return new Order.Line(product, this.random.nextInt(1, 4), this.prices.apply(product).orElseThrow());
	}

	private Payment payment() {
		return switch (this.random.nextInt(3)) {
			case 0 -> new Payment.Card(this.random.nextBoolean() ? "visa" : "mastercard",
					String.valueOf(this.random.nextInt(1000, 10_000)));
			case 1 -> new Payment.Invoice(LocalDate.of(2025, 12, this.random.nextInt(1, 29)));
			default -> new Payment.GiftCard("GC-…-" + this.random.nextInt(10, 100));
		};
	}

}
