package io.sluice.engine;

import java.util.concurrent.CompletableFuture;

import graphql.ExecutionResult;
import io.sluice.downstream.Downstream;

/**
 * Carries out queries and mutations: they have one answer.
 *
 * @param downstream the services
 * @param limit how long they may take
 */
record SingleExecution(Downstream downstream, TimeLimit limit) implements Execution {

	@Override
	public CompletableFuture<ExecutionResult> execute(Program program, Inquiry inquiry) {
		Run run = new Run(program, inquiry, this.downstream, this.limit.begin());
		if (inquiry.context().getGraphQLContext().get(Cancellation.class) instanceof Cancellation cancellation) {
			cancellation.onCancel(run::cancel);
		}
		return run.start().thenApply(new Results(inquiry)::of);
	}

}
