package io.sluice.config;

import org.jspecify.annotations.Nullable;

/**
 * When a call is made again, {@code sluice.services.NAME.retry}.
 *
 * @param attempts how often it is made at most
 * @param budget how many calls may be made again, as a share of all
 * @param backOff the longest pause before the second attempt
 */
public record RetrySettings(@Nullable Setting attempts, @Nullable Setting budget, @Nullable Setting backOff) {

	/**
	 * Where nothing is written.
	 * @return settings without any value
	 */
	public static RetrySettings unset() {
		return new RetrySettings(null, null, null);
	}

}
