package io.sluice.compile;

import java.time.Duration;
import java.util.Optional;

import io.sluice.blueprint.Bandwidth;

/** The times that bandwidths are counted in, which headers tell in whole seconds. */
final class BandwidthTimes {

	/** What a text that is none is said to be. */
	static final String NONE = "no time of whole seconds, up to 31 days. Write it like 1s, 1m or 24h.";

	private BandwidthTimes() {
	}

	/** A time such as {@code 1m}; empty if it is none. */
	static Optional<Duration> read(String text) {
		return Quantities.duration(text)
			.filter((time) -> time.toMillis() % 1000 == 0 && time.compareTo(Bandwidth.LONGEST) <= 0);
	}

}
