package io.sluice.engine;

import graphql.execution.ExecutionStrategy;
import io.sluice.blueprint.Blueprint;
import io.sluice.cache.CallCache;
import io.sluice.downstream.Downstream;
import io.sluice.plan.Planner;

/**
 * Runs operations against one blueprint, breadth first. Reads {@link ClientRequest} and
 * {@link Cancellation} from the GraphQL context of each request, by their classes,
 * {@link Programs}, without which nothing is kept, and {@link Payer}, without which
 * nobody pays. Safe for use by many threads.
 */
public final class Engine {

	private final Compiler compiler;

	private final Resources resources;

	/** One for all, so that whoever asks for the same meets. */
	private final Execution execution;

	private final Cashier cashier;

	/**
	 * An engine for one blueprint.
	 * @param blueprint what the fields are bound to
	 * @param downstream the services of the blueprint
	 * @param cache what was fetched before, by whichever blueprint
	 * @param limit how long an operation may take, and each event of a subscription
	 * @param budget decides which operations are executed
	 */
	public Engine(Blueprint blueprint, Downstream downstream, CallCache cache, TimeLimit limit, Budget budget) {
		this.cashier = new Cashier(budget, blueprint.terms().limits().operation().cost(),
				blueprint.terms().rates().flatCost());
		this.compiler = new Compiler(new Planner(blueprint), new Keepers(limit.ticker()));
		this.resources = new Resources(downstream, cache, limit);
		this.execution = new SharedExecution(this.resources);
	}

	/**
	 * The engine as graphql-java knows it, for queries and mutations.
	 * @return executes whole operations; never exceptionally
	 */
	public ExecutionStrategy strategy() {
		return new BreadthFirstExecutionStrategy(this.compiler, this.execution, this.cashier);
	}

	/**
	 * The engine as graphql-java knows it, for subscriptions.
	 * @return executes whole operations, never exceptionally: to a publisher of one
	 * {@link graphql.ExecutionResult} for each event, or to errors. The publisher is
	 * broken off by whoever cancels it; if the stream behind it breaks, it ends in a
	 * {@code SubscriptionPublisherException} that holds what the client is told
	 */
	public ExecutionStrategy subscriptionStrategy() {
		return new BreadthFirstExecutionStrategy(this.compiler, new SubscriptionExecution(this.resources, this.cashier),
				this.cashier);
	}

	/**
	 * What operators may know of plans.
	 * @return always the same, with what holds when it is asked
	 */
	public PlanFigures plans() {
		return this.compiler.figures();
	}

}
