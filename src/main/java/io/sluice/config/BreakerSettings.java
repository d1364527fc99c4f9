package io.sluice.config;

import org.jspecify.annotations.Nullable;

/**
 * When a service is not called, {@code sluice.services.NAME.circuit-breaker}.
 *
 * @param enabled whether that may be
 * @param failureRate the share of failures from which on it is not
 * @param window of how many calls
 * @param openFor how long it is not
 */
public record BreakerSettings(@Nullable Setting enabled, @Nullable Setting failureRate, @Nullable Setting window,
		@Nullable Setting openFor) {

	/**
	 * Where nothing is written.
	 * @return settings without any value
	 */
	public static BreakerSettings unset() {
		return new BreakerSettings(null, null, null, null);
	}

}
