package io.sluice.generation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import graphql.ExecutionResult;
import graphql.GraphQLError;
import io.sluice.engine.Cancellation;
import io.sluice.engine.ClientRequest;
import reactor.core.publisher.Mono;

import org.springframework.graphql.ExecutionGraphQlRequest;
import org.springframework.graphql.ExecutionGraphQlResponse;
import org.springframework.graphql.ExecutionGraphQlService;
import org.springframework.graphql.support.DefaultExecutionGraphQlResponse;

/**
 * Executes operations of one generation. A request that is cancelled breaks off its
 * calls; every error has a code.
 */
final class GenerationService implements ExecutionGraphQlService {

	private final ExecutionGraphQlService service;

	GenerationService(ExecutionGraphQlService service) {
		this.service = service;
	}

	@Override
	public Mono<ExecutionGraphQlResponse> execute(ExecutionGraphQlRequest request) {
		return Mono.defer(() -> {
			Cancellation cancellation = new Cancellation();
			request.configureExecutionInput((input, _) -> {
				input.getGraphQLContext().put(Cancellation.class, cancellation);
				input.getGraphQLContext().computeIfAbsent(ClientRequest.class, (_) -> client(request));
				return input;
			});
			return this.service.execute(request).map(GenerationService::coded).doOnCancel(cancellation::cancel);
		});
	}

	/**
	 * Who executes without what the endpoint hands over, as testers do, is a client that
	 * said no more than its operation.
	 */
	private static ClientRequest client(ExecutionGraphQlRequest request) {
		return new ClientRequest(request.getId(), Optional.ofNullable(request.getOperationName()),
				() -> Optional.ofNullable(request.getLocale()), () -> UUID.randomUUID().toString(), Map.of());
	}

	private static ExecutionGraphQlResponse coded(ExecutionGraphQlResponse response) {
		ExecutionResult result = response.getExecutionResult();
		if (result.getErrors().isEmpty()) {
			return response;
		}
		List<GraphQLError> errors = result.getErrors().stream().map(CodedError::of).toList();
		return new DefaultExecutionGraphQlResponse(response.getExecutionInput(),
				result.transform((builder) -> builder.errors(errors)));
	}

}
