package io.sluice.sample.orders;

import java.util.Optional;

import io.sluice.sample.wire.Money;

/** What can be ordered. */
@FunctionalInterface
public interface Goods {

	/**
	 * What a product costs today.
	 * @param product its number
	 * @return the price; empty if there is no such product
	 */
	Optional<Money> price(long product);

	/**
	 * Is told what becomes of the stock.
	 * @param product its number
	 * @param quantity how many come back; negative if they were ordered
	 */
	default void move(long product, int quantity) {
		// who sells without a stock need not know
	}

}
