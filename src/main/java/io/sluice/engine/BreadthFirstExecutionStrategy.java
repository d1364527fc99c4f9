package io.sluice.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import graphql.ExecutionResult;
import graphql.GraphQLContext;
import graphql.GraphQLError;
import graphql.execution.ExecutionContext;
import graphql.execution.ExecutionStrategy;
import graphql.execution.ExecutionStrategyParameters;
import io.sluice.downstream.Downstream;
import io.sluice.fault.Code;
import io.sluice.fault.Fault;
import io.sluice.plan.PlanTooLargeException;
import io.sluice.plan.Planner;
import io.sluice.row.Nullifiable.Completeness;
import io.sluice.row.Row;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.core.log.LogMessage;

/** Runs the program of an operation instead of visiting its fields one by one. */
final class BreadthFirstExecutionStrategy extends ExecutionStrategy {

	private static final Log logger = LogFactory.getLog(BreadthFirstExecutionStrategy.class);

	private final Planner planner;

	private final Downstream downstream;

	BreadthFirstExecutionStrategy(Planner planner, Downstream downstream) {
		this.planner = planner;
		this.downstream = downstream;
	}

	@Override
	public CompletableFuture<ExecutionResult> execute(ExecutionContext context,
			ExecutionStrategyParameters parameters) {
		Inquiry inquiry = new Inquiry(context, parameters, context.getGraphQLContext().get(ClientRequest.class));
		try {
			return run(inquiry).thenApply((root) -> result(root, inquiry))
				.exceptionally((error) -> failed(error, inquiry));
		}
		catch (PlanTooLargeException ex) {
			Fault fault = Fault.of(Code.BAD_REQUEST, String.valueOf(ex.getMessage()));
			return CompletableFuture.completedFuture(refused(fault, inquiry));
		}
		catch (Throwable ex) {
			return CompletableFuture.completedFuture(failed(ex, inquiry));
		}
	}

	private CompletableFuture<Row> run(Inquiry inquiry) {
		GraphQLContext request = inquiry.context().getGraphQLContext();
		Program program = programs(request).program(inquiry.context(), this.planner);
		Run run = new Run(program, inquiry, this.downstream);
		if (request.get(Cancellation.class) instanceof Cancellation cancellation) {
			cancellation.onCancel(run::cancel);
		}
		return run.start();
	}

	private static Programs programs(GraphQLContext request) {
		Programs programs = request.get(Programs.class);
		return (programs != null) ? programs : new Programs();
	}

	private static ExecutionResult result(Row root, Inquiry inquiry) {
		Completion completion = new Completion(inquiry.client().id());
		Completeness completeness = completion.complete(root);
		List<GraphQLError> errors = new ArrayList<>(inquiry.context().getErrors());
		errors.addAll(completion.errors());
		return ExecutionResult.newExecutionResult()
			.data((completeness != Completeness.NULLIFIED) ? root : null)
			.errors(errors)
			.build();
	}

	private static ExecutionResult refused(Fault fault, Inquiry inquiry) {
		return ExecutionResult.newExecutionResult().addError(FaultError.of(fault, inquiry.client().id())).build();
	}

	private static ExecutionResult failed(Throwable error, Inquiry inquiry) {
		logger.error(LogMessage.format("[%s] The operation failed.", inquiry.client().id()), error);
		Fault fault = Fault.of(Code.INTERNAL_SERVER_ERROR, "The gateway failed.");
		return ExecutionResult.newExecutionResult()
			.data(null)
			.addError(FaultError.of(fault, inquiry.client().id()))
			.build();
	}

}
