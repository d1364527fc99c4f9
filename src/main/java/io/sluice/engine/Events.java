package io.sluice.engine;

import java.util.List;
import java.util.function.BiConsumer;

import graphql.ExecutionResult;
import io.sluice.downstream.Answer;
import io.sluice.downstream.Request;
import io.sluice.fault.Fault;
import io.sluice.plan.FieldPlan;
import io.sluice.row.Row;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.graphql.execution.SubscriptionPublisherException;

/**
 * The events of a subscription. Each is an operation of its own, with its own loaders and
 * calls, and its errors are its own. They are carried out one at a time and in their
 * order: the next answer is asked for when the last event has been handed over. Whoever
 * cancels breaks off the stream, and the calls of the event that is under way.
 *
 * @param program the operation
 * @param source the root field
 * @param inquiry what the client asked for
 * @param resources what events are carried out with
 * @param cashier lets events be executed
 */
record Events(Program program, SingleStep source, Inquiry inquiry, Resources resources, Cashier cashier) {

	private static final ExecutionResult UNTOLD = ExecutionResult.newExecutionResult().build();

	/**
	 * The events of a stream.
	 * @param request what is sent, once
	 * @return an event for each payload. Ends in a {@link SubscriptionPublisherException}
	 * if the stream breaks
	 */
	Flux<ExecutionResult> of(Request request) {
		return Flux
			.defer(() -> this.resources.downstream()
				.stream(request, this.resources.limit().time())
				.contextWrite(this.inquiry.client().context()))
			.concatMap((answer) -> event(request, answer), 0)
			.onErrorMap((error) -> !(error instanceof SubscriptionPublisherException), this::failed);
	}

	/**
	 * There is nothing to subscribe to.
	 * @return one event, in which the field has no value
	 */
	Flux<ExecutionResult> ofNothing() {
		return run((root, _) -> this.source.fillUnasked(root)).flux();
	}

	private Mono<ExecutionResult> event(Request request, Answer answer) {
		new AnswerLog(this.inquiry.client()).tell(request, answer);
		return switch (this.source.failure(answer)) {
			case null -> run((root, run) -> this.source.fill(root, answer, request, run));
			case Fault fault -> Mono.error(broken(fault));
		};
	}

	/**
	 * What cannot be paid for is the end: whoever asks for less goes on by asking anew.
	 */
	private Mono<ExecutionResult> run(BiConsumer<Row, Run> filling) {
		return Mono.defer(() -> Mono.fromFuture(this.cashier.admitEvent(this.program.plan(), this.inquiry), true))
			.flatMap((admission) -> switch (admission) {
				case Admission.Granted(var receipt) -> run(filling, receipt);
				case Admission.Refused(var result) ->
					Mono.error(new SubscriptionPublisherException(result.getErrors(), null));
			});
	}

	private Mono<ExecutionResult> run(BiConsumer<Row, Run> filling, Receipt receipt) {
		return Mono.defer(() -> {
			Inquiry event = this.inquiry.ofEvent();
			Run run = new Run(this.program, event, this.resources);
			return Mono.fromFuture(run.start((root) -> filling.accept(root, run)))
				.map((root) -> result(root, run, receipt))
				.onErrorResume((error) -> Mono.just(new Results(event).failed(error)))
				.doOnNext((result) -> event.event().answered(result.getErrors()))
				.filter(ExecutionResult::isDataPresent)
				.doOnCancel(() -> {
					run.cancel();
					event.event().gone();
				});
		});
	}

	/** Events are a list that a rule may leave something out of, which has no data. */
	@SuppressWarnings("ReferenceEquality") // this one fault says so
	private ExecutionResult result(Row root, Run run, Receipt receipt) {
		boolean isTold = root.slot(this.source.slot()) != Judge.OMITTED;
		return receipt.settle(isTold ? new Results(this.inquiry).of(root, run.notes()) : UNTOLD,
				() -> Expense.of(this.program.plan(), this.inquiry, root));
	}

	private SubscriptionPublisherException broken(Fault fault) {
		FieldPlan field = this.program.plan().root().field(this.source.slot());
		return new SubscriptionPublisherException(
				List.of(FaultError.of(fault, field, List.of(field.responseName()), this.inquiry.client().id())), null);
	}

	private SubscriptionPublisherException failed(Throwable error) {
		return new SubscriptionPublisherException(List.of(new Results(this.inquiry).failure(error)), error);
	}

}
