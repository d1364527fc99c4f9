package io.sluice.engine;

import java.util.List;
import java.util.concurrent.CompletableFuture;

import graphql.ExecutionResult;
import graphql.GraphQLContext;
import graphql.execution.ExecutionContext;
import graphql.execution.ExecutionStrategy;
import graphql.execution.ExecutionStrategyParameters;
import graphql.introspection.Introspection;
import io.sluice.fault.Code;
import io.sluice.fault.Fault;
import io.sluice.plan.AnswerPolicy;
import io.sluice.plan.RefusedField;

/** Runs the program of an operation instead of visiting its fields one by one. */
final class BreadthFirstExecutionStrategy extends ExecutionStrategy {

	private final Compiler compiler;

	private final Execution execution;

	private final Cashier cashier;

	BreadthFirstExecutionStrategy(Compiler compiler, Execution execution, Cashier cashier) {
		this.compiler = compiler;
		this.execution = execution;
		this.cashier = cashier;
	}

	@Override
	public CompletableFuture<ExecutionResult> execute(ExecutionContext context,
			ExecutionStrategyParameters parameters) {
		Inquiry inquiry = Inquiry.of(context, parameters);
		Results results = new Results(inquiry);
		try {
			return Introspection.isIntrospectionSensible(parameters.getFields(), context)
				.map(CompletableFuture::completedFuture)
				.orElseGet(() -> execute(inquiry, results).exceptionally(results::failed));
		}
		catch (Throwable ex) {
			return CompletableFuture.completedFuture(results.failed(ex));
		}
	}

	private CompletableFuture<ExecutionResult> execute(Inquiry inquiry, Results results) {
		return switch (programs(inquiry.context().getGraphQLContext()).program(inquiry, this.compiler)) {
			case Program program -> {
				inquiry.witness().planned(program.plan().title());
				yield program.plan().isRefused()
						? CompletableFuture.completedFuture(results.unauthorized(program.plan().refused()))
						: execute(program, inquiry, results);
			}
			case Compiled.TooLarge(var message) ->
				CompletableFuture.completedFuture(results.refused(Fault.of(Code.FIELD_LIMIT_EXCEEDED, message)));
		};
	}

	private CompletableFuture<ExecutionResult> execute(Program program, Inquiry inquiry, Results results) {
		inquiry.context().getGraphQLContext().put(AnswerPolicy.class, program.plan().policy());
		List<RefusedField> refused = program.plan().preconditions().isEmpty() ? List.of()
				: new Judge(inquiry, program.plan()).preconditions();
		if (!refused.isEmpty()) {
			return CompletableFuture.completedFuture(results.unauthorized(refused));
		}
		return this.cashier.admit(program.plan(), inquiry).thenCompose((admission) -> switch (admission) {
			case Admission.Granted(var receipt) -> this.execution.execute(program, inquiry, receipt);
			case Admission.Refused(var result) -> CompletableFuture.completedFuture(result);
		});
	}

	private static Programs programs(GraphQLContext request) {
		Programs programs = request.get(Programs.class);
		return (programs != null) ? programs : new Programs(() -> {
			// nobody keeps them
		});
	}

}
