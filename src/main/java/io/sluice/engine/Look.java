package io.sluice.engine;

/** Watches one look into the cache. Used in the turns of its operation. */
@FunctionalInterface
interface Look {

	/** Nobody watches. */
	Look NONE = (_, _) -> {
		// nobody wants to know
	};

	/**
	 * The look is over.
	 * @param fresh how many values were found and are answered
	 * @param stale how many old ones are answered
	 */
	void found(int fresh, int stale);

}
