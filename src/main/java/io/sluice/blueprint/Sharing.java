package io.sluice.blueprint;

/**
 * How far answers of a service may be shared. It narrows what the {@link Identity} of a
 * call allows, and never widens it.
 */
public enum Sharing {

	/** With everyone whose requests are the same. */
	IDENTITY,

	/** With nobody but the same caller. */
	CALLER,

	/** Not at all: each request is a call. */
	NONE

}
