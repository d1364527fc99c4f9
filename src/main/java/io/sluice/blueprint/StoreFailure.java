package io.sluice.blueprint;

/** What holds for budgets while the server that instances share cannot be asked. */
public enum StoreFailure {

	/** Each instance grants a share of them by itself. */
	LOCAL,

	/** Everything is granted, and nothing is counted. */
	ALLOW,

	/** Nothing is granted. */
	DENY

}
