package io.sluice.cache;

import java.time.InstantSource;

/** Caches for tests that are about something else. */
public final class Caches {

	private Caches() {
	}

	/** A cache that nothing is in, of this process alone. */
	public static CallCache empty() {
		return CallCache.inProcess(1_000_000, InstantSource.system(), System::nanoTime);
	}

}
