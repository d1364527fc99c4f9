package io.sluice.cache;

import java.time.InstantSource;

import io.sluice.blueprint.Generous;

/** Caches for tests that are about something else. */
public final class Caches {

	private Caches() {
	}

	/** A cache that nothing is in, of this process alone. */
	public static CallCache empty() {
		return CallCache.inProcess(Generous.TERMS.cache(), InstantSource.system(), System::nanoTime);
	}

	/** The same, at times that a test chooses. */
	public static CallCache empty(FakeTime time) {
		return CallCache.inProcess(Generous.TERMS.cache(), time, time::nanos);
	}

}
