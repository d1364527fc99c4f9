package io.sluice.generation;

import graphql.GraphQL;
import io.sluice.blueprint.Blueprint;
import io.sluice.downstream.Downstream;
import io.sluice.engine.Engine;

import org.springframework.graphql.ExecutionGraphQlService;

/**
 * One blueprint made runnable, with the caches that depend on it. A request pins one and
 * keeps it.
 *
 * @param blueprint what is promised
 * @param service executes operations
 */
public record Generation(Blueprint blueprint, ExecutionGraphQlService service) {

	/**
	 * Makes a blueprint runnable.
	 * @param blueprint what is promised
	 * @param downstream its services
	 * @return the generation
	 */
	public static Generation of(Blueprint blueprint, Downstream downstream) {
		Engine engine = new Engine(blueprint, downstream);
		GraphQL graphQl = GraphQL.newGraphQL(blueprint.schema())
			.queryExecutionStrategy(engine.strategy())
			.mutationExecutionStrategy(new MutationStrategy(engine.strategy()))
			.subscriptionExecutionStrategy(engine.subscriptionStrategy())
			.preparsedDocumentProvider(new DocumentCache(new DocumentParser(blueprint)))
			.doNotAutomaticallyDispatchDataLoader()
			.build();
		return new Generation(blueprint, new GenerationService(new FixedSource(graphQl, blueprint.schema())));
	}

}
