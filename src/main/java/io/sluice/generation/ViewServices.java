package io.sluice.generation;

import java.util.function.Function;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import graphql.schema.GraphQLSchema;
import io.sluice.access.Caller;
import io.sluice.view.View;
import io.sluice.view.Views;
import reactor.core.publisher.Mono;

import org.springframework.graphql.ExecutionGraphQlRequest;
import org.springframework.graphql.ExecutionGraphQlResponse;
import org.springframework.graphql.ExecutionGraphQlService;

/** Executes operations as if there were nothing but what the caller may have. */
final class ViewServices implements ExecutionGraphQlService {

	/** As long as there are the views. */
	private final Cache<View, ExecutionGraphQlService> services = Caffeine.newBuilder().weakKeys().build();

	private final Views views;

	private final Function<GraphQLSchema, ExecutionGraphQlService> creation;

	/**
	 * Services for views.
	 * @param views what callers see
	 * @param creation makes a service for what some of them see
	 */
	ViewServices(Views views, Function<GraphQLSchema, ExecutionGraphQlService> creation) {
		this.views = views;
		this.creation = creation;
	}

	@Override
	public Mono<ExecutionGraphQlResponse> execute(ExecutionGraphQlRequest request) {
		Caller caller = request.toExecutionInput().getGraphQLContext().getOrDefault(Caller.class, Caller.ANONYMOUS);
		// whoever goes away must not take the view from those who wait for it too
		return Mono.fromFuture(this.views.of(caller), true)
			.flatMap((view) -> this.services.get(view, (_) -> this.creation.apply(view.schema())).execute(request));
	}

}
