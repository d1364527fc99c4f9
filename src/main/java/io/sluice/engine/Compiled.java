package io.sluice.engine;

import java.util.Set;

import io.sluice.blueprint.Access;

/** What became of an operation. */
sealed interface Compiled permits Program, Compiled.TooLarge {

	/** How many fields are kept for it. */
	int fields();

	/** What callers must have to be answered in full. */
	Set<Access> access();

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

		@Override
		public Set<Access> access() {
			return Set.of();
		}

	}

}
