package io.sluice.engine;

import java.util.concurrent.CompletableFuture;

import graphql.ExecutionResult;

/** Carries out programs. Immutable. */
@FunctionalInterface
interface Execution {

	/**
	 * Carries out a program.
	 * @param program the program
	 * @param inquiry what it is carried out for
	 * @param receipt is settled when it has been executed
	 * @return the result; exceptional only for a mistake of the gateway
	 */
	CompletableFuture<ExecutionResult> execute(Program program, Inquiry inquiry, Receipt receipt);

}
