package io.sluice.engine;

/** What a batch or call has for a key that the service does not know. */
enum Missing {

	/** The one instance. */
	MISSING

}
