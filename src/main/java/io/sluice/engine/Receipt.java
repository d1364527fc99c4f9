package io.sluice.engine;

import java.util.function.LongSupplier;

import graphql.ExecutionResult;

/** What is still to be done about the cost of an operation, or of one event of it. */
@FunctionalInterface
interface Receipt {

	/** Nobody has paid, and nobody asks. */
	Receipt NONE = (result, _) -> result;

	/**
	 * It was executed.
	 * @param result its result
	 * @param cost counts what it has cost
	 * @return the same, with what it has cost if the client wants to know
	 */
	ExecutionResult settle(ExecutionResult result, LongSupplier cost);

}
