package io.sluice.sample;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import graphql.ExecutionResult;
import io.sluice.engine.ClientRequest;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.graphql.ExecutionGraphQlRequest;
import org.springframework.graphql.ExecutionGraphQlService;
import org.springframework.graphql.support.DefaultExecutionGraphQlRequest;

import static org.assertj.core.api.Assertions.assertThat;

/** What the storefront lets clients watch. */
class StorefrontSubscriptionTests {

	@AutoClose
	private static Storefront storefront;

	@BeforeAll
	static void start() {
		storefront = Storefront.start();
	}

	@Test
	void watchesTheStock() {
		int before = storefront.data("{ product(id: 1001) { stock { available } } }")
			.at("/product/stock/available")
			.asInt();
		StepVerifier.create(watch(
				"subscription { stockChanged(productId: 1001) { available product { name stock { available } } } }"))
			.assertNext((first) -> assertThat(first.at("/data/stockChanged/available").asInt()).isEqualTo(before))
			.then(StorefrontSubscriptionTests::order)
			.assertNext((second) -> {
				assertThat(second.at("/data/stockChanged/available").asInt()).isEqualTo(before - 1);
				assertThat(second.at("/data/stockChanged/product/stock/available").asInt()).isEqualTo(before - 1);
				assertThat(second.at("/data/stockChanged/product/name").asString()).isNotEmpty();
			})
			.thenCancel()
			.verify();
	}

	private static void order() {
		JsonNode answer = storefront
			.ask("""
					mutation { placeOrder(input: {customerId: "cus_8", payment: CARD, lines: [{productId: 1001}]}) { id } }""",
					Map.of(), storefront.as("cus_8", ""));
		assertThat(answer.has("errors")).as(answer.toString()).isFalse();
	}

	private static Flux<JsonNode> watch(String query) {
		ClientRequest client = new ClientRequest("1", Optional.empty(), Optional::empty, () -> "key", Map.of());
		ExecutionGraphQlRequest request = new DefaultExecutionGraphQlRequest(query, null, Map.of(), Map.of(), "1",
				Locale.ENGLISH);
		request.configureExecutionInput((input,
				builder) -> builder.graphQLContext((context) -> context.of(ClientRequest.class, client)).build());
		ExecutionResult result = Objects
			.requireNonNull(storefront.gateway().getBean(ExecutionGraphQlService.class).execute(request).block())
			.getExecutionResult();
		assertThat(result.getErrors()).isEqualTo(List.of());
		Publisher<ExecutionResult> events = result.getData();
		return Flux.from(events).map((event) -> JsonMapper.shared().valueToTree(event.toSpecification()));
	}

}
