package io.sluice.generation;

/**
 * Stands in the GraphQL context of a request, by its class, that must not change
 * anything: a mutation fails with {@link NoQueryException}.
 */
public enum QueriesOnly {

	/** There is nothing more to say. */
	INSTANCE

}
