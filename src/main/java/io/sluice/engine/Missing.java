package io.sluice.engine;

/** Why a batch or call has nothing for a key. */
enum Missing {

	/** The service does not know the key. */
	MISSING,

	/** No call can be made, because something else that it needs is null. */
	UNASKED

}
