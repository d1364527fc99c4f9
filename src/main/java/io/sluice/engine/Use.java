package io.sluice.engine;

/** What a kept value is still good for. */
enum Use {

	/** To be answered as it is. */
	FRESH,

	/** To be answered as it is, and to be refreshed before it is old. */
	AGING,

	/** To be answered, and to be refreshed. */
	STALE,

	/** To be answered if the service fails. */
	RESERVE,

	/** To be answered if the service says that nothing has changed. */
	KNOWN,

	/** Nothing. */
	NONE

}
