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
	 * @return the result; exceptional only for a mistake of the gateway
	 */
	CompletableFuture<ExecutionResult> execute(Program program, Inquiry inquiry);

}
