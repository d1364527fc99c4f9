package io.sluice.http;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import graphql.GraphQLContext;
import io.sluice.access.Caller;
import io.sluice.blueprint.Access;
import io.sluice.downstream.Trace;
import io.sluice.engine.CallsQuestion;
import io.sluice.engine.ClientRequest;
import io.sluice.engine.CostQuestion;
import reactor.core.publisher.Mono;
import reactor.util.context.ContextView;

import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.WebSocketGraphQlRequest;
import org.springframework.http.HttpHeaders;

/**
 * Hands over who asks, what templates may know of the client's request, and its trace;
 * nothing else of it.
 */
final class ClientInterceptor implements WebGraphQlInterceptor {

	private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

	private final Set<String> clientHeaders;

	private final Access explanation;

	private final Supplier<String> idempotencyKeys;

	/**
	 * Hands over what is listed.
	 * @param clientHeaders names of the headers, in lower case
	 * @param explanation what callers must have to be told what was called for them
	 * @param idempotencyKeys makes keys where the client gives none
	 */
	ClientInterceptor(Set<String> clientHeaders, Access explanation, Supplier<String> idempotencyKeys) {
		this.clientHeaders = Set.copyOf(clientHeaders);
		this.explanation = explanation;
		this.idempotencyKeys = idempotencyKeys;
	}

	@Override
	public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
		return Mono.deferContextual((context) -> handOver(request, trace(context), chain));
	}

	private static Optional<Trace> trace(ContextView context) {
		return Optional.ofNullable(context.getOrDefault(Trace.class, null));
	}

	private Mono<WebGraphQlResponse> handOver(WebGraphQlRequest request, Optional<Trace> trace, Chain chain) {
		ClientRequest client = client(request, trace);
		Caller caller = GrantAttribute.get(request.getAttributes()).caller();
		request.configureExecutionInput((input, _) -> {
			GraphQLContext context = input.getGraphQLContext();
			context.put(ClientRequest.class, client).put(Caller.class, caller);
			if (Report.COST.isAsked(request.getHeaders())) {
				context.put(CostQuestion.class, CostQuestion.INSTANCE);
			}
			if (Report.CALLS.isAsked(request.getHeaders()) && caller.has(this.explanation)) {
				context.put(CallsQuestion.class, CallsQuestion.INSTANCE);
			}
			return input;
		});
		return chain.next(request);
	}

	private ClientRequest client(WebGraphQlRequest request, Optional<Trace> trace) {
		HttpHeaders headers = request.getHeaders();
		// many operations have the headers of one socket
		String idempotencyKey = (request instanceof WebSocketGraphQlRequest) ? null : headers.getFirst(IDEMPOTENCY_KEY);
		return new ClientRequest(request.getId(), Optional.ofNullable(request.getOperationName()),
				() -> language(headers), (idempotencyKey != null) ? () -> idempotencyKey : this.idempotencyKeys,
				listed(headers), trace, Patience.of(headers));
	}

	/** Not what Spring says: where the client says nothing, that is the machine's. */
	private static Optional<Locale> language(HttpHeaders headers) {
		try {
			return headers.getAcceptLanguageAsLocales().stream().findFirst();
		}
		catch (IllegalArgumentException ex) {
			return Optional.empty();
		}
	}

	private Map<String, String> listed(HttpHeaders headers) {
		if (this.clientHeaders.isEmpty()) {
			return Map.of();
		}
		Map<String, String> listed = new HashMap<>();
		for (String name : this.clientHeaders) {
			String value = headers.getFirst(name);
			if (value != null) {
				listed.put(name, value);
			}
		}
		return listed;
	}

}
