package io.sluice.sample.orders;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * An order as a customer sends it.
 *
 * @param customerId who orders
 * @param lines what is ordered
 * @param paymentKind {@code card}, {@code invoice} or {@code gift_card}
 * @param customerNote what the customer wants us to know, if anything
 */
record NewOrder(@Nullable String customerId, @Nullable List<Line> lines, @Nullable String paymentKind,
		@Nullable String customerNote) {

	record Line(long productId, int quantity) {

	}

}
