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
	 * @param opened is told of the rows that are opened
	 * @return what who asks has read of the payload, for {@link Unpacking} if others
	 * share it; {@code null} if there is none
	 */
	@Nullable Object value(Opened opened);

	/**
	 * A service has answered it, now.
	 *
	 * @param answer the answer
	 * @param payload what who asks has read of it
	 * @param broken whether it has a payload of which nothing can be read: it is cut off,
	 * say, or something else than what was asked for
	 */
	record Fetched(Answer answer, Unopened payload, boolean broken) implements Reply {

		@Override
		public @Nullable Object value(Opened opened) {
			return this.payload.open(opened);
		}

	}

	/**
	 * Its payload is kept.
	 *
	 * @param answer the answer
	 * @param payload that of the answer
	 * @param reader that of who asks
	 */
	record Kept(Answer answer, Remembered payload, Reader reader) implements Reply {

		@Override
		public @Nullable Object value(Opened opened) {
			return this.payload.read(this.reader, opened);
		}

	}

}
