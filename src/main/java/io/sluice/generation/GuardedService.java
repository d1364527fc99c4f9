package io.sluice.generation;

import java.util.Optional;

import graphql.ExecutionResult;
import io.sluice.protect.Excess;
import io.sluice.protect.RequestGuard;
import reactor.core.publisher.Mono;

import org.springframework.graphql.ExecutionGraphQlRequest;
import org.springframework.graphql.ExecutionGraphQlResponse;
import org.springframework.graphql.ExecutionGraphQlService;
import org.springframework.graphql.support.DefaultExecutionGraphQlResponse;

/**
 * Executes nothing that is too large to be looked at.
 *
 * @param service executes the rest
 * @param guard says what is too large
 */
record GuardedService(ExecutionGraphQlService service, RequestGuard guard) implements ExecutionGraphQlService {

	@Override
	public Mono<ExecutionGraphQlResponse> execute(ExecutionGraphQlRequest request) {
		Optional<Excess> excess = this.guard.check(request.getDocument(), request.getVariables());
		return excess.map((found) -> refused(request, found)).orElseGet(() -> this.service.execute(request));
	}

	private static Mono<ExecutionGraphQlResponse> refused(ExecutionGraphQlRequest request, Excess excess) {
		return Mono.fromSupplier(() -> new DefaultExecutionGraphQlResponse(request.toExecutionInput(),
				ExecutionResult.newExecutionResult().addError(CodedError.of(excess)).build()));
	}

}
