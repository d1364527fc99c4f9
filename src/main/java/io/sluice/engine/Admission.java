package io.sluice.engine;

import graphql.ExecutionResult;

/** Whether an operation, or an event of one, is executed. */
sealed interface Admission {

	/**
	 * It is executed.
	 *
	 * @param receipt what is to be done about its cost then
	 */
	record Granted(Receipt receipt) implements Admission {

	}

	/**
	 * It is not.
	 *
	 * @param result says why
	 */
	record Refused(ExecutionResult result) implements Admission {

	}

}
