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
import graphql.introspection.Introspection;
import io.sluice.downstream.Downstream;
import io.sluice.fault.Code;
import io.sluice.fault.Fault;
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
			return Introspection.isIntrospectionSensible(parameters.getFields(), context)
				.map(CompletableFuture::completedFuture)
				.orElseGet(() -> execute(inquiry));
		}
		catch (Throwable ex) {
			return CompletableFuture.completedFuture(failed(ex, inquiry));
		}
	}

	private CompletableFuture<ExecutionResult> execute(Inquiry inquiry) {
		return switch (programs(inquiry.context().getGraphQLContext()).program(inquiry.context(), this.planner)) {
			case Program program -> run(program, inquiry).thenApply((root) -> result(root, inquiry))
				.exceptionally((error) -> failed(error, inquiry));
			case Compiled.TooLarge(var message) ->
				CompletableFuture.completedFuture(refused(Fault.of(Code.FIELD_LIMIT_EXCEEDED, message), inquiry));
		};
	}

	private CompletableFuture<Row> run(Program program, Inquiry inquiry) {
		GraphQLContext request = inquiry.context().getGraphQLContext();
		Run run = new Run(program, inquiry, this.downstream);
		if (request.get(Cancellation.class) instanceof Cancellation cancellation) {
			cancellation.onCancel(run::cancel);
		}
		return run.start();
	}

	private static Programs programs(GraphQLContext request) {
		Programs programs = request.get(Programs.class);
		return (programs != null) ? programs : new Programs(() -> {
			// nobody keeps them
		});
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
		if (error instanceof TooManyErrorsException || error.getCause() instanceof TooManyErrorsException) {
			return failed(Fault.of(Code.ANSWER_LIMIT_EXCEEDED, "The answer has too many errors. Select less."),
					inquiry);
		}
		logger.error(LogMessage.format("[%s] The operation failed.", inquiry.client().id()), error);
		return failed(Fault.of(Code.INTERNAL_SERVER_ERROR, "The gateway failed."), inquiry);
	}

	private static ExecutionResult failed(Fault fault, Inquiry inquiry) {
		return ExecutionResult.newExecutionResult()
			.data(null)
			.addError(FaultError.of(fault, inquiry.client().id()))
			.build();
	}

}
