package io.sluice.sample;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** What the storefront changes. */
class StorefrontMutationTests {

	@AutoClose
	private static Storefront storefront;

	@BeforeAll
	static void start() {
		storefront = Storefront.start();
	}

	@Test
	void keepsAReview() {
		JsonNode review = storefront.data("""
				mutation { createReview(input: {productId: 1100, customerId: "cus_4", stars: 5, body: "Fine."}) {
				  id title body stars verifiedPurchase createdAt product { id } author { id } } }""")
			.at("/createReview");
		assertThat(review.at("/createdAt").asString()).isEqualTo("2026-02-03T04:05:06.000Z");
		assertThat(review.at("/product/id").asString()).isEqualTo("1100");
		assertThat(review.at("/author/id").asString()).isEqualTo("cus_4");
		assertThat(storefront.data("{ reviews(productId: 1100, minStars: 5, first: 1) { id } }").at("/reviews/0/id"))
			.isEqualTo(review.at("/id"));
	}

	@Test
	void tellsWhichServiceRefusedAndNotWhy() {
		JsonNode answer = storefront
			.ask("""
					mutation { createReview(input: {productId: 1100, customerId: "cus_4", stars: 6, body: "!"}) { id } }""");
		assertThat(answer.at("/data/createReview").isNull()).isTrue();
		assertThat(answer.at("/errors").valueStream()).hasSize(1);
		JsonNode extensions = answer.at("/errors/0/extensions");
		assertThat(extensions.at("/code").asString()).isEqualTo("DOWNSTREAM_ERROR");
		assertThat(extensions.at("/service").asString()).isEqualTo("reviews");
		assertThat(extensions.at("/coordinate").asString()).isEqualTo("Mutation.createReview");
		assertThat(answer.toString()).doesNotContain("1 to 5");
	}

	@Test
	void placesAnOrderOncePerKey() {
		String key = UUID.randomUUID().toString();
		JsonNode first = place(key);
		assertThat(first.at("/status").asString()).isEqualTo("PLACED");
		assertThat(first.at("/note").asString()).isEqualTo("Ring twice");
		assertThat(first.at("/payment/dueOn").asString()).isEqualTo("2026-02-17");
		assertThat(first.at("/lines").valueStream()).map((line) -> line.at("/quantity").asInt()).containsExactly(2, 1);
		assertThat(place(key)).isEqualTo(first);
		assertThat(place(UUID.randomUUID().toString()).at("/id")).isNotEqualTo(first.at("/id"));
	}

	@Test
	void cancelsAnOrder() {
		JsonNode placed = place(UUID.randomUUID().toString());
		JsonNode cancelled = storefront.data(
				"mutation($id: ID!) { cancelOrder(id: $id) { id status total { amount } } }",
				Map.of("id", placed.at("/id").asString()), storefront.as("cus_8", ""));
		assertThat(cancelled.at("/cancelOrder/status").asString()).isEqualTo("CANCELLED");
		assertThat(cancel("ord_1", "cus_8").isNull()).isTrue();
	}

	@Test
	void changesNothingForSomebodyElse() {
		JsonNode placed = place(UUID.randomUUID().toString());
		int before = available();
		assertThat(cancel(placed.at("/id").asString(), "cus_9").isNull()).isTrue();
		String order = "mutation { placeOrder(input: {customerId: \"cus_8\", payment: CARD, lines: [{productId: 1001}]}) { id } }";
		assertThat(
				storefront.ask(order, Map.of(), storefront.as("cus_9", "")).at("/errors/0/extensions/code").asString())
			.isEqualTo("FORBIDDEN");
		assertThat(storefront.ask(order).at("/errors/0/extensions/code").asString())
			.isEqualTo("UNAUTHORIZED_FIELD_OR_TYPE");
		assertThat(available()).isEqualTo(before);
	}

	@Test
	void takesWhatIsOrderedFromTheStock() {
		int before = available();
		JsonNode order = place(UUID.randomUUID().toString());
		assertThat(available()).isEqualTo(before - 2);
		cancel(order.at("/id").asString(), "cus_8");
		assertThat(available()).isEqualTo(before);
	}

	private static JsonNode cancel(String id, String customer) {
		return storefront
			.data("mutation($id: ID!) { cancelOrder(id: $id) { id } }", Map.of("id", id), storefront.as(customer, ""))
			.at("/cancelOrder");
	}

	private static int available() {
		return storefront.data("{ product(id: 1001) { stock { available } } }").at("/product/stock/available").asInt();
	}

	private static JsonNode place(String key) {
		Map<String, String> headers = new HashMap<>(storefront.as("cus_8", ""));
		headers.put("Idempotency-Key", key);
		JsonNode answer = storefront.ask("""
				mutation { placeOrder(input: {customerId: "cus_8", payment: INVOICE, note: "Ring twice",
				  lines: [{productId: 1001, quantity: 2}, {productId: 1002}]}) {
				    id status note payment { ... on InvoicePayment { dueOn } } lines { quantity product { id } }
				} }""", Map.of(), headers);
		assertThat(answer.has("errors")).as(answer.toString()).isFalse();
		return answer.at("/data/placeOrder");
	}

}
