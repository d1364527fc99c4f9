package io.sluice.blueprint;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How much of one thing a client may use: several bandwidths at once, each of which must
 * have room.
 *
 * @param name of the rate plan, or the coordinate of the field that it is about
 * @param unit what is counted
 * @param bandwidths at least one
 */
public record Allowance(String name, Unit unit, List<Bandwidth> bandwidths) {

	public Allowance {
		bandwidths = List.copyOf(bandwidths);
		if (bandwidths.isEmpty()) {
			throw new IllegalArgumentException("an allowance of everything is none");
		}
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return this == other || (other instanceof Allowance allowance && this.name.equals(allowance.name)
				&& this.unit == allowance.unit && this.bandwidths.equals(allowance.bandwidths));
	}

	/** Buckets are looked up by it, again and again. */
	@Override
	public int hashCode() {
		return this.name.hashCode();
	}

	/**
	 * What can be had at once at most, after any time.
	 * @return tokens
	 */
	public long most() {
		long most = Long.MAX_VALUE;
		for (Bandwidth bandwidth : this.bandwidths) {
			most = Math.min(most, bandwidth.burst());
		}
		return most;
	}

	/**
	 * The time after which what was used does not matter any more.
	 * @return that time
	 */
	public Duration fills() {
		return this.bandwidths.stream().map(Bandwidth::fills).max(Comparator.naturalOrder()).orElseThrow();
	}

}
