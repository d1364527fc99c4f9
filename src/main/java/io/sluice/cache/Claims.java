package io.sluice.cache;

import java.time.Duration;
import java.util.function.LongSupplier;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/** Which entries somebody of this process is about to refresh. */
final class Claims {

	/** Longer than most calls take, and soon enough if one is lost. */
	static final Duration USUAL = Duration.ofSeconds(5);

	private static final int MOST = 10_000;

	private final Cache<EntryKey, Boolean> claims;

	/**
	 * Nothing is claimed.
	 * @param length how long a claim lasts that nobody ends
	 * @param nanos how much time has passed
	 */
	Claims(Duration length, LongSupplier nanos) {
		this.claims = Caffeine.newBuilder().expireAfterWrite(length).maximumSize(MOST).ticker(nanos::getAsLong).build();
	}

	/** Whether it was free until now. */
	boolean take(EntryKey key) {
		return this.claims.asMap().putIfAbsent(key, true) == null;
	}

	/** Whether it was taken until now. */
	boolean end(EntryKey key) {
		return this.claims.asMap().remove(key) != null;
	}

}
