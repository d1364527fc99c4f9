package io.sluice.engine;

/**
 * Stands in the GraphQL context of a request, by its class, whose client wants to know
 * what was called for it, and may: the answer says it below {@code extensions.calls}.
 */
public enum CallsQuestion {

	/** There is nothing more to say. */
	INSTANCE

}
