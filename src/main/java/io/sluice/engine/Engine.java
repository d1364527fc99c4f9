package io.sluice.engine;

import graphql.execution.ExecutionStrategy;
import io.sluice.blueprint.Blueprint;
import io.sluice.downstream.Downstream;
import io.sluice.plan.Planner;

/**
 * Runs operations against one blueprint, breadth first. Reads {@link ClientRequest} and
 * {@link Cancellation} from the GraphQL context of each request, by their classes, and
 * {@link Programs}, without which nothing is kept. Safe for use by many threads.
 */
public final class Engine {

	private final Planner planner;

	private final Downstream downstream;

	private final TimeLimit limit;

	/**
	 * An engine for one blueprint.
	 * @param blueprint what the fields are bound to
	 * @param downstream the services of the blueprint
	 * @param limit how long an operation may take, and each event of a subscription
	 */
	public Engine(Blueprint blueprint, Downstream downstream, TimeLimit limit) {
		this.planner = new Planner(blueprint);
		this.downstream = downstream;
		this.limit = limit;
	}

	/**
	 * The engine as graphql-java knows it, for queries and mutations.
	 * @return executes whole operations; never exceptionally
	 */
	public ExecutionStrategy strategy() {
		return new BreadthFirstExecutionStrategy(this.planner, new SingleExecution(this.downstream, this.limit));
	}

	/**
	 * The engine as graphql-java knows it, for subscriptions.
	 * @return executes whole operations, never exceptionally: to a publisher of one
	 * {@link graphql.ExecutionResult} for each event, or to errors. The publisher is
	 * broken off by whoever cancels it; if the stream behind it breaks, it ends in a
	 * {@code SubscriptionPublisherException} that holds what the client is told
	 */
	public ExecutionStrategy subscriptionStrategy() {
		return new BreadthFirstExecutionStrategy(this.planner, new SubscriptionExecution(this.downstream, this.limit));
	}

}
