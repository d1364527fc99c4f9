package io.sluice.engine;

import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One entry of a {@link CallReport}. All times are nanoseconds since the operation began.
 */
sealed interface Reported permits Reported.Kept, WatchedCall {

	/** When it was asked for. */
	long beginning();

	/**
	 * What the client is told.
	 * @return members of a JSON object
	 */
	Map<String, Object> told();

	/**
	 * A time as it is told.
	 * @param nanos in nanoseconds
	 * @return in milliseconds, with two places
	 */
	static double millis(long nanos) {
		return Math.round(nanos / 10_000.0) / 100.0;
	}

	/**
	 * Values that were answered from the cache.
	 *
	 * @param asker who asked
	 * @param cached what there was
	 * @param keys how many
	 * @param from which cache; {@code null} if it had been looked at before
	 * @param beginning when it was looked at
	 * @param end when it was found
	 */
	record Kept(Asker asker, Cached cached, int keys, @Nullable String from, long beginning,
			long end) implements Reported {

		@Override
		public Map<String, Object> told() {
			Map<String, Object> members = this.asker.told(this.cached, this.keys);
			if (this.from != null) {
				members.put("from", this.from);
			}
			members.put("startedMs", millis(this.beginning));
			members.put("durationMs", millis(this.end - this.beginning));
			return members;
		}

	}

}
