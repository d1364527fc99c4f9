package io.sluice.config;

import org.jspecify.annotations.Nullable;

/**
 * How changes are taken over while the gateway runs, {@code sluice.reload}.
 *
 * @param watchEvery how often the files are looked at
 * @param drain how long sockets and event streams stay
 */
public record ReloadSettings(@Nullable Setting watchEvery, @Nullable Setting drain) {

	/**
	 * Where nothing is written.
	 * @return settings without any value
	 */
	public static ReloadSettings unset() {
		return new ReloadSettings(null, null);
	}

}
