package io.sluice.sample.inventory;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * How many of a product can be sent.
 *
 * @param productId its number
 * @param status in a word
 * @param available how many
 * @param updatedAt since when
 */
record Stock(long productId, Status status, int available, Instant updatedAt) {

	private static final int LOW = 5;

	static Stock of(long productId, int available, Instant updatedAt) {
		Status status = (available == 0) ? Status.SOLD_OUT : (available < LOW) ? Status.LOW : Status.IN_STOCK;
		return new Stock(productId, status, available, updatedAt);
	}

	/** Whether a product can be had. */
	enum Status {

		IN_STOCK, LOW, SOLD_OUT;

		@JsonValue
		String wire() {
			return "STOCK_STATUS_" + name();
		}

	}

}
