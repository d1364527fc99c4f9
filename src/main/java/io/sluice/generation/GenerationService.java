package io.sluice.generation;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphQLContext;
import io.sluice.engine.Cancellation;
import io.sluice.engine.ClientRequest;
import reactor.core.publisher.Mono;

import org.springframework.graphql.ExecutionGraphQlRequest;
import org.springframework.graphql.ExecutionGraphQlResponse;
import org.springframework.graphql.ExecutionGraphQlService;
import org.springframework.graphql.support.DefaultExecutionGraphQlResponse;

/**
 * Executes operations against one schema of a generation. A request that is cancelled
 * breaks off its calls; every error has a code. Spring's own service does more for each
 * request: it carries what is bound to threads, which nothing of ours is, and makes
 * loaders for batches, which the engine does itself.
 */
final class GenerationService implements ExecutionGraphQlService {

	private final GraphQL graphQl;

	/**
	 * A service.
	 * @param graphQl executes operations, and dispatches no loaders
	 */
	GenerationService(GraphQL graphQl) {
		this.graphQl = graphQl;
	}

	@Override
	public Mono<ExecutionGraphQlResponse> execute(ExecutionGraphQlRequest request) {
		return Mono.defer(() -> {
			Cancellation cancellation = new Cancellation();
			ExecutionInput input = input(request, cancellation);
			CompletableFuture<ExecutionResult> result = this.graphQl.executeAsync(input);
			// what is kept has been found already: nothing to wait for, or to break off
			return (result.state() == Future.State.SUCCESS) ? Mono.just(response(input, result.resultNow()))
					: Mono.fromFuture(result).map((awaited) -> response(input, awaited)).doOnCancel(() -> {
						cancellation.cancel();
						input.cancel();
					});
		});
	}

	private static ExecutionInput input(ExecutionGraphQlRequest request, Cancellation cancellation) {
		ExecutionInput input = request.toExecutionInput();
		GraphQLContext context = input.getGraphQLContext();
		context.put(Cancellation.class, cancellation);
		context.computeIfAbsent(ClientRequest.class, (_) -> client(request));
		return input;
	}

	/**
	 * Who executes without what the endpoint hands over, as testers do, is a client that
	 * said no more than its operation.
	 */
	private static ClientRequest client(ExecutionGraphQlRequest request) {
		return new ClientRequest(request.getId(), Optional.ofNullable(request.getOperationName()),
				() -> Optional.ofNullable(request.getLocale()), () -> UUID.randomUUID().toString(), Map.of());
	}

	private static ExecutionGraphQlResponse response(ExecutionInput input, ExecutionResult result) {
		return new DefaultExecutionGraphQlResponse(input, coded(result));
	}

	private static ExecutionResult coded(ExecutionResult result) {
		return result.getErrors().isEmpty() ? result : result
			.transform((builder) -> builder.errors(result.getErrors().stream().map(CodedError::of).toList()));
	}

}
