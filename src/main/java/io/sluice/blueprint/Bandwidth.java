package io.sluice.blueprint;

import java.time.Duration;

/**
 * How much may be used in which time: a token bucket that is full at first, and is
 * refilled evenly.
 *
 * @param amount tokens that are refilled
 * @param per the time in which they are; whole milliseconds
 * @param burst tokens that the bucket holds; at least the amount
 */
public record Bandwidth(long amount, Duration per, long burst) {

	/** The most tokens. */
	public static final long MOST = 1_000_000_000;

	/** The longest time. */
	public static final Duration LONGEST = Duration.ofDays(31);

	public Bandwidth {
		if (amount < 1 || burst < amount || burst > MOST) {
			throw new IllegalArgumentException("no bucket holds " + burst + " if " + amount + " are refilled");
		}
		if (per.toMillis() < 1 || !per.equals(Duration.ofMillis(per.toMillis())) || per.compareTo(LONGEST) > 0) {
			throw new IllegalArgumentException("nothing is refilled in " + per);
		}
	}

	/**
	 * The time after which a bucket that was empty is full.
	 * @return that time, rounded up to milliseconds
	 */
	public Duration fills() {
		return Duration.ofMillis(Math.ceilDiv(this.burst * this.per.toMillis(), this.amount));
	}

}
