package io.sluice.gateway;

import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/** Waits without sleeping. */
final class Patience {

	/** As long as a gateway takes to answer so many requests, one after the other. */
	private static final int REQUESTS = 200;

	private Patience() {
	}

	/**
	 * Waits until something is so.
	 * @param condition asks the gateway
	 */
	static void until(BooleanSupplier condition) {
		while (!condition.getAsBoolean()) {
			Thread.onSpinWait();
		}
	}

	/**
	 * Waits until a number does not grow any more.
	 * @param number the number
	 * @param gateway is asked meanwhile
	 * @return the number
	 */
	static long untilStalled(LongSupplier number, Gateway gateway) {
		long before;
		long after = number.getAsLong();
		do {
			before = after;
			for (int request = 0; request < REQUESTS; request++) {
				gateway.ask("{ __typename }");
			}
			after = number.getAsLong();
		}
		while (after == 0 || after != before);
		return after;
	}

}
