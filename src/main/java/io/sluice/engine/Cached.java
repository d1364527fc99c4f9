package io.sluice.engine;

import java.util.Locale;

/** What the cache had of what is asked for. */
enum Cached {

	/** Something fresh: no service is asked. */
	HIT,

	/** Something old that is answered all the same. */
	STALE,

	/** Nothing that can be answered: the service is asked. */
	MISS,

	/**
	 * Something old, or soon to be, which was answered: the service is asked for those
	 * who come later.
	 */
	REFRESH,

	/** It was not looked at. */
	NONE;

	private final String word = name().toLowerCase(Locale.ROOT);

	/** As it is told. */
	String word() {
		return this.word;
	}

}
