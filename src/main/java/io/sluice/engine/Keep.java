package io.sluice.engine;

import java.util.List;

import io.sluice.downstream.Answer;
import io.sluice.downstream.Freshness;
import org.jspecify.annotations.Nullable;

/** What happens to the values of keys besides. Used in the turns of one operation. */
interface Keep {

	/** Nothing does. */
	Keep NOTHING = new Keep() {

		@Override
		public void fetched(List<BatchKey> keys, List<@Nullable Object> values, Freshness freshness) {
			// nobody keeps it
		}

		@Override
		public @Nullable Object instead(BatchKey key, Answer failure, @Nullable Object value) {
			return value;
		}

	};

	/**
	 * Values were fetched.
	 * @param keys what was asked for
	 * @param values what each key gets: a value, {@link Missing}, or a fault
	 * @param freshness how long they hold
	 */
	void fetched(List<BatchKey> keys, List<@Nullable Object> values, Freshness freshness);

	/**
	 * A value was not fetched.
	 * @param key what was asked for
	 * @param failure what the service answered
	 * @param value what the key would get
	 * @return what it gets
	 */
	@Nullable Object instead(BatchKey key, Answer failure, @Nullable Object value);

}
