package io.sluice.generation;

import java.util.concurrent.Executor;

import graphql.GraphQL;
import graphql.execution.ExecutionStrategy;
import graphql.schema.GraphQLSchema;
import io.sluice.blueprint.Blueprint;
import io.sluice.cache.CallCache;
import io.sluice.downstream.Downstream;
import io.sluice.engine.Budget;
import io.sluice.engine.Engine;
import io.sluice.engine.TimeLimit;
import io.sluice.protect.OperationGuard;
import io.sluice.protect.RequestGuard;
import io.sluice.view.Views;

import org.springframework.graphql.ExecutionGraphQlService;

/**
 * One blueprint made runnable, with the caches that depend on it. A request pins one and
 * keeps it.
 *
 * @param blueprint what is promised
 * @param service executes operations
 * @param views how much of the schema callers see
 * @param downstream its services
 * @param figures what operators may know of it
 */
public record Generation(Blueprint blueprint, ExecutionGraphQlService service, Views views, Downstream downstream,
		Figures figures) implements AutoCloseable {

	/**
	 * Makes a blueprint runnable.
	 * @param blueprint what is promised
	 * @param downstream its services; closed with the generation
	 * @param cache what was fetched before, by whichever generation
	 * @param executor does what takes longer than an event loop should be kept
	 * @return the generation
	 */
	public static Generation of(Blueprint blueprint, Downstream downstream, CallCache cache, Executor executor) {
		Views views = new Views(blueprint, executor);
		Engine engine = new Engine(blueprint, downstream, cache,
				new TimeLimit(blueprint.terms().limits().request().operationTime(), System::nanoTime),
				budget(new OperationGuard(blueprint.terms().limits())));
		DocumentCache documents = new DocumentCache(new DocumentParser(blueprint), views);
		ExecutionGraphQlService service = switch (blueprint.terms().security().discovery()) {
			case SHOW -> service(blueprint.schema(), documents, engine.strategy(), engine.subscriptionStrategy());
			case HIDE -> new ViewServices(views,
					(schema) -> service(schema, documents, new WholeVariables(engine.strategy(), blueprint.schema()),
							new WholeVariables(engine.subscriptionStrategy(), blueprint.schema())));
		};
		return new Generation(blueprint, new GuardedService(service, new RequestGuard(blueprint.terms().limits())),
				views, downstream, documents.figures(engine.plans()));
	}

	/** Lets go of its services. Calls that are under way are broken off. */
	@Override
	public void close() {
		this.downstream.close();
	}

	private static Budget budget(OperationGuard guard) {
		return (estimate) -> guard.check(estimate).map(CodedError::of);
	}

	private static ExecutionGraphQlService service(GraphQLSchema schema, DocumentCache documents,
			ExecutionStrategy strategy, ExecutionStrategy subscriptions) {
		return new GenerationService(GraphQL.newGraphQL(schema)
			.queryExecutionStrategy(strategy)
			.mutationExecutionStrategy(new MutationStrategy(strategy))
			.subscriptionExecutionStrategy(subscriptions)
			.preparsedDocumentProvider(documents.validFor(schema))
			.doNotAutomaticallyDispatchDataLoader()
			.build());
	}

}
