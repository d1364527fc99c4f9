package io.sluice.engine;

import io.sluice.downstream.Answer;
import io.sluice.row.Opened;
import io.sluice.row.Reader;
import io.sluice.row.Unopened;
import org.jspecify.annotations.Nullable;

/** What a request was answered. Is for who has sent it alone. */
sealed interface Reply {

	/** The answer. */
	Answer answer();

	/**
	 * The value.
	 * @param reader that of who asks
	 * @param opened is told of the rows that are opened
	 * @return what it reads of the payload, for {@link Unpacking} if others share it;
	 * {@code null} if there is none
	 */
	@Nullable Object value(Reader reader, Opened opened);

	/**
	 * A service has answered it, now.
	 *
	 * @param answer the answer
	 * @param payload what who asks has read of it
	 */
	record Fetched(Answer answer, Unopened payload) implements Reply {

		@Override
		public @Nullable Object value(Reader reader, Opened opened) {
			return this.payload.open(opened);
		}

	}

	/**
	 * Its payload is kept.
	 *
	 * @param answer the answer
	 * @param payload that of the answer
	 */
	record Kept(Answer answer, Remembered payload) implements Reply {

		@Override
		public @Nullable Object value(Reader reader, Opened opened) {
			return this.payload.read(reader, opened);
		}

	}

}
