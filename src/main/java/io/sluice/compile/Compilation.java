package io.sluice.compile;

import java.util.List;

import io.sluice.blueprint.Blueprint;

/** What became of what people wrote: a valid blueprint, or everything that is wrong. */
public sealed interface Compilation {

	/**
	 * The blueprint, for who can do nothing without.
	 * @return what was compiled
	 * @throws RefusedException if something is wrong
	 */
	default Blueprint orThrow() {
		return switch (this) {
			case Compiled(var blueprint) -> blueprint;
			case Refused refused -> throw new RefusedException(refused);
		};
	}

	/**
	 * All is well.
	 *
	 * @param blueprint the result
	 */
	record Compiled(Blueprint blueprint) implements Compilation {

	}

	/**
	 * Something is wrong.
	 *
	 * @param problems all that was found, in order of file, line and column; not empty
	 */
	record Refused(List<Problem> problems) implements Compilation {

		public Refused {
			problems = List.copyOf(problems);
		}

	}

}
