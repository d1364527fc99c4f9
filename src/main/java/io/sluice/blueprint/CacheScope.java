package io.sluice.blueprint;

/** Who may be given a kept value. */
public enum CacheScope {

	/** Everyone. */
	PUBLIC,

	/** The caller for whom it was fetched. */
	PRIVATE

}
