package io.sluice.engine;

import java.util.concurrent.CompletableFuture;

import graphql.ExecutionResult;
import io.sluice.downstream.Rendered;
import io.sluice.row.Row;
import reactor.core.publisher.Flux;

/**
 * Carries out subscriptions: the data of the result is a publisher of results, one for
 * each event. Nothing is sent before somebody subscribes to it.
 *
 * @param resources what they are carried out with
 * @param cashier lets events be executed
 */
record SubscriptionExecution(Resources resources, Cashier cashier) implements Execution {

	@Override
	public CompletableFuture<ExecutionResult> execute(Program program, Inquiry inquiry, Receipt receipt) {
		SingleStep source = source(program);
		Events events = new Events(program, source, inquiry, this.resources, this.cashier);
		Rendered rendered = source.render(new Row(program.plan().root()), inquiry, this.resources.downstream());
		return CompletableFuture.completedFuture(switch (rendered) {
			case Rendered.Ready(var request) -> streaming(events.of(request));
			case Rendered.Nothing _ -> streaming(events.ofNothing());
			// GraphQL, CreateSourceEventStream: "If argumentValues are not valid: raise a
			// request error"
			case Rendered.Refused(var fault) -> new Results(inquiry).refused(fault);
		});
	}

	/** Validation sees to it that there is one root field, the compiler to its kind. */
	private static SingleStep source(Program program) {
		Step[] steps = program.steps()[program.plan().root().number()];
		if (steps.length != 1 || !(steps[0] instanceof SingleStep source)) {
			throw new IllegalStateException("no stream: " + program.plan().root().type());
		}
		return source;
	}

	private static ExecutionResult streaming(Flux<ExecutionResult> events) {
		return ExecutionResult.newExecutionResult().data(events).build();
	}

}
