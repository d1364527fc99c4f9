package io.sluice.blueprint;

/**
 * How far answers of a service may be shared. It narrows what the {@link Identity} of a
 * call allows, and never widens it.
 */
public enum Sharing {

	/** With everyone whose requests are the same. */
	IDENTITY,

	/** With nobody but the same caller. Requests under way are not shared. */
	CALLER,

	/** With nobody: what an operation fetched is for that operation alone. */
	NONE

}
