package io.sluice.generation;

import java.util.List;

import graphql.ExecutionResult;
import graphql.GraphQLError;
import io.sluice.engine.Cancellation;
import reactor.core.publisher.Mono;

import org.springframework.graphql.ExecutionGraphQlRequest;
import org.springframework.graphql.ExecutionGraphQlResponse;
import org.springframework.graphql.ExecutionGraphQlService;
import org.springframework.graphql.execution.DefaultExecutionGraphQlService;
import org.springframework.graphql.execution.GraphQlSource;
import org.springframework.graphql.support.DefaultExecutionGraphQlResponse;

/**
 * Executes operations of one generation. A request that is cancelled breaks off its
 * calls; every error has a code.
 */
final class GenerationService implements ExecutionGraphQlService {

	private final ExecutionGraphQlService service;

	GenerationService(GraphQlSource source) {
		this.service = new DefaultExecutionGraphQlService(source);
	}

	@Override
	public Mono<ExecutionGraphQlResponse> execute(ExecutionGraphQlRequest request) {
		return Mono.defer(() -> {
			Cancellation cancellation = new Cancellation();
			request.configureExecutionInput(
					(_, builder) -> builder.graphQLContext((context) -> context.of(Cancellation.class, cancellation))
						.build());
			return this.service.execute(request).map(GenerationService::coded).doOnCancel(cancellation::cancel);
		});
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
