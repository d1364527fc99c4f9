package io.sluice.engine;

/**
 * Stands in the GraphQL context of a request, by its class, whose client wants to know
 * what it costs: the answer says it below {@code extensions.cost}.
 */
public enum CostQuestion {

	/** There is nothing more to say. */
	INSTANCE

}
