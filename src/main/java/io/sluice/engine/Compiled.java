package io.sluice.engine;

/** What became of an operation. */
sealed interface Compiled permits Program, Compiled.TooLarge {

	/** How many fields are kept for it. */
	int fields();

	/**
	 * There is no program.
	 *
	 * @param message what the client is told
	 */
	record TooLarge(String message) implements Compiled {

		@Override
		public int fields() {
			return 0;
		}

	}

}
