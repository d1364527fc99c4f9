package io.sluice.engine;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

import graphql.ExecutionResult;

/**
 * An operation that several may wait for. It is broken off when the last of them has gone
 * away. Safe for use by many threads.
 */
final class Joint {

	private final CompletableFuture<Response> answer = new CompletableFuture<>();

	private final AtomicInteger waiting = new AtomicInteger(1);

	private final Program program;

	private final Run run;

	private final Consumer<Joint> over;

	/**
	 * An operation that has not begun, with one who waits for it.
	 * @param program the operation
	 * @param run carries it out
	 * @param over is told of it when nobody else need wait for it: just before it is
	 * answered, or when it is broken off
	 */
	Joint(Program program, Run run, Consumer<Joint> over) {
		this.program = program;
		this.run = run;
		this.over = over;
	}

	/**
	 * Adds one who waits.
	 * @return {@code false} if all have gone away already
	 */
	boolean admit() {
		return this.waiting.getAndUpdate((count) -> (count > 0) ? count + 1 : 0) > 0;
	}

	/**
	 * Lets one who was added go away.
	 * @param inquiry knows when the client goes away
	 * @return the answer
	 */
	CompletableFuture<Response> join(Inquiry inquiry) {
		if (inquiry.context().getGraphQLContext().get(Cancellation.class) instanceof Cancellation cancellation) {
			cancellation.onCancel(this::leave);
		}
		return this.answer.copy();
	}

	private void leave() {
		if (this.waiting.decrementAndGet() == 0) {
			this.run.cancel();
			this.over.accept(this);
		}
	}

	/**
	 * Begins.
	 * @param results what becomes of the operation
	 * @param keeping keeps that, if it is of use
	 */
	void start(Results results, Keeping keeping) {
		var _ = this.run.start().thenApply((root) -> {
			Basis basis = this.run.notes().basis();
			LongSupplier cost = () -> Expense.of(this.program.plan(), this.run.inquiry(), root);
			return new Response(keeping.keep(results.of(root, this.run.notes()), basis, cost), basis.until(), cost);
		}).whenComplete((response, error) -> {
			this.over.accept(this);
			if (error != null) {
				this.answer.completeExceptionally(error);
			}
			else {
				this.answer.complete(response);
			}
		});
	}

	/** Keeps answers. */
	@FunctionalInterface
	interface Keeping {

		/** Keeps nothing. */
		Keeping NOTHING = (result, _, _) -> result;

		/**
		 * Keeps an answer, if it is of use.
		 * @param result the answer
		 * @param basis what it is made of
		 * @param cost counts what it has cost
		 * @return the answer, as it is to be given to those who wait for it
		 */
		ExecutionResult keep(ExecutionResult result, Basis basis, LongSupplier cost);

	}

}
