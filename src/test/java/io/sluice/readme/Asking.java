package io.sluice.readme;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import graphql.ExecutionResult;
import io.sluice.blueprint.Blueprint;
import io.sluice.cache.Caches;
import io.sluice.downstream.Downstream;
import io.sluice.downstream.Network;
import io.sluice.engine.ClientRequest;
import io.sluice.generation.Generation;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.HttpResources;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.graphql.ExecutionGraphQlRequest;
import org.springframework.graphql.ExecutionGraphQlService;
import org.springframework.graphql.support.DefaultExecutionGraphQlRequest;
import org.springframework.web.reactive.function.client.WebClient;

/**
 * Asks a blueprint, made runnable, with its services called.
 *
 * @param downstream the services
 * @param service executes operations
 */
record Asking(Downstream downstream, ExecutionGraphQlService service) implements AutoCloseable {

	static Asking of(Blueprint blueprint) {
		Downstream downstream = Network
			.over(WebClient.builder(), new DefaultSslBundleRegistry(), HttpResources.get(), (_) -> Mono.empty())
			.to(blueprint);
		return new Asking(downstream, Generation.of(blueprint, downstream, Caches.empty(), Runnable::run).service());
	}

	/** The whole answer to a query. */
	JsonNode ask(String query) {
		return JsonMapper.shared()
			.valueToTree(Objects.requireNonNull(this.service.execute(request(query)).block()).toMap());
	}

	/** The first event of a subscription. */
	JsonNode first(String query) {
		Publisher<ExecutionResult> events = Objects.requireNonNull(this.service.execute(request(query)).block())
			.getExecutionResult()
			.getData();
		return JsonMapper.shared().valueToTree(Flux.from(events).map(ExecutionResult::toSpecification).blockFirst());
	}

	@Override
	public void close() {
		this.downstream.close();
	}

	private static ExecutionGraphQlRequest request(String query) {
		ClientRequest client = new ClientRequest("1", Optional.empty(), Optional::empty, () -> "key", Map.of());
		ExecutionGraphQlRequest request = new DefaultExecutionGraphQlRequest(query, null, Map.of(), Map.of(), "1",
				Locale.ENGLISH);
		request.configureExecutionInput(
				(_, input) -> input.graphQLContext((context) -> context.of(ClientRequest.class, client)).build());
		return request;
	}

}
