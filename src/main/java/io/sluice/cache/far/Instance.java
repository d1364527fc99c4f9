package io.sluice.cache.far;

import java.util.Map;

/**
 * This instance of the gateway, as it appears to those that it shares with. All methods
 * return at once, on any thread.
 */
public interface Instance {

	/**
	 * What time it is here.
	 * @return milliseconds since 1970, by the clock of this machine
	 */
	long time();

	/**
	 * What time it is for all.
	 * @return milliseconds since 1970, as far as known
	 */
	long now();

	/**
	 * Learns the clock of all.
	 * @param behind milliseconds that {@link #time} is behind it
	 */
	void correct(long behind);

	/**
	 * Learns of a purge.
	 * @param tag what is not to be used any more, if it was asked for at that time or
	 * before
	 * @param time by the clock of all
	 */
	void purged(String tag, long time);

	/**
	 * Learns that there may be purges that it did not learn of.
	 * @param time when that ended, by the clock of all
	 */
	void missed(long time);

	/** Forgets what it has kept without the others. */
	void forget();

	/**
	 * The purges that it knows.
	 * @return by tag, the latest
	 */
	Map<String, Long> known();

}
