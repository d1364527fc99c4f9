package io.sluice.engine;

import io.sluice.row.Opened;
import io.sluice.row.Row;
import org.jspecify.annotations.Nullable;

/** Lets the values of one field through, as far as rules allow. Immutable. */
@FunctionalInterface
interface Gate {

	/** Lets everything through. */
	Gate OPEN = (run) -> new Passage() {

		@Override
		public void opened(Row row) {
			run.opened(row);
		}

		@Override
		public @Nullable Object admit(Row parent, @Nullable Object value) {
			return value;
		}

		@Override
		public void close() {
			// nobody waits
		}

	};

	/**
	 * Begins to let values through.
	 * @param run the operation
	 * @return for one level
	 */
	Passage open(Run run);

	/**
	 * The values of one field that come in together. Is told of the rows that are opened;
	 * those that are let through are handed over to the run.
	 */
	interface Passage extends Opened {

		/**
		 * Asks whether a value may be seen.
		 * @param parent the row that it belongs to
		 * @param value what was read for it
		 * @return what stands in the slot
		 * @throws DeniedException if there is no answer at all
		 */
		@Nullable Object admit(Row parent, @Nullable Object value);

		/** Hands rows over: all values are there. */
		void close();

	}

}
