package io.sluice.sample.orders;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import io.sluice.sample.wire.JsonClient;
import io.sluice.sample.wire.JsonServer;
import io.sluice.sample.wire.Money;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.EntityExchangeResult;

import static org.assertj.core.api.Assertions.assertThat;

class OrdersRoutesTests {

	private static final Instant NOW = Instant.parse("2026-02-03T04:05:06Z");

	private static final Map<Long, Money> PRICES = Map.of(1001L, Money.euros(1250), 1002L, Money.euros(99));

	@AutoClose
	private static JsonServer server;

	private static JsonClient client;

	@BeforeAll
	static void start() {
		List<String> customers = IntStream.rangeClosed(1, 40).mapToObj((number) -> "cus_" + number).toList();
		Orders orders = Orders.generate(1, List.of(1001L, 1002L), (id) -> Optional.ofNullable(PRICES.get(id)),
				customers, InstantSource.fixed(NOW));
		server = JsonServer.start(0, OrdersRoutes.of(orders));
		client = new JsonClient(server.url());
	}

	@Test
	void placesAnOrderOncePerKey() {
		EntityExchangeResult<JsonNode> placed = place("key-1", order("cus_40", 2), HttpStatus.CREATED);
		EntityExchangeResult<JsonNode> again = place("key-1", order("cus_40", 2), HttpStatus.OK);
		assertThat(again.getResponseBody()).isEqualTo(placed.getResponseBody());
		assertThat(again.getResponseHeaders().getFirst("Idempotency-Replayed")).isEqualTo("true");
		assertThat(place("key-2", order("cus_40", 2), HttpStatus.CREATED).getResponseBody().at("/id"))
			.isNotEqualTo(placed.getResponseBody().at("/id"));
		assertThat(client.get("/orders?customer_id=cus_40&status=placed&limit=100")
			.at("/orders")
			.valueStream()
			.filter((order) -> order.at("/placed_at").asString().equals(NOW.toString()))).hasSize(2);
	}

	@Test
	void refusesAKeyForAnotherOrder() {
		place("key-3", order("cus_1", 2), HttpStatus.CREATED);
		assertThat(JsonClient
			.message(place("key-3", order("cus_1", 3), HttpStatus.UNPROCESSABLE_CONTENT).getResponseBody()))
			.isEqualTo("The Idempotency-Key was used for another order");
	}

	@Test
	void addsUp() {
		Map<String, Object> order = Map.of("customer_id", "cus_2", "payment_kind", "gift_card", "lines",
				List.of(Map.of("product_id", 1001, "quantity", 2), Map.of("product_id", 1002, "quantity", 1)));
		JsonNode placed = place("key-4", order, HttpStatus.CREATED).getResponseBody();
		assertThat(placed.at("/total").toString()).isEqualTo("{\"amount\":\"25.99\",\"currency\":\"EUR\"}");
		assertThat(placed.at("/payment/kind").asString()).isEqualTo("gift_card");
		assertThat(client.get("/orders/" + placed.at("/id").asString())).isEqualTo(placed);
	}

	@Test
	void cancelsWhatIsNotOnItsWay() {
		String id = place("key-5", order("cus_3", 1), HttpStatus.CREATED).getResponseBody().at("/id").asString();
		assertThat(cancel(id, HttpStatus.OK).at("/status").asString()).isEqualTo("cancelled");
		assertThat(client.get("/orders/" + id).at("/status").asString()).isEqualTo("cancelled");
		String customers = String.join(",",
				IntStream.rangeClosed(1, 40).mapToObj((number) -> "cus_" + number).toList());
		String delivered = client.get("/orders?status=delivered&customer_id=" + customers)
			.at("/orders/0/id")
			.asString();
		assertThat(JsonClient.message(cancel(delivered, HttpStatus.CONFLICT)))
			.isEqualTo("Order '" + delivered + "' is on its way or there");
	}

	@Test
	void cancelsNothingOfSomebodyElse() {
		String id = place("key-6", order("cus_3", 1), HttpStatus.CREATED).getResponseBody().at("/id").asString();
		String cancellation = "/orders/" + id + "/cancellation";
		JsonNode refusal = client.post(cancellation, Map.of(), Map.of("X-Customer", "cus_4"), HttpStatus.NOT_FOUND)
			.getResponseBody();
		assertThat(JsonClient.message(refusal)).isEqualTo("No order '" + id + "' of this customer");
		assertThat(client.get("/orders/" + id).at("/status").asString()).isEqualTo("placed");
		client.post(cancellation, Map.of(), Map.of("X-Customer", "cus_3"), HttpStatus.OK);
		assertThat(client.get("/orders/" + id).at("/status").asString()).isEqualTo("cancelled");
	}

	@Test
	void answersManyCustomers() {
		JsonNode some = client.get("/orders?customer_id=cus_10&customer_id=cus_11&customer_id=cus_12&limit=1");
		assertThat(some.at("/orders").valueStream()).map((order) -> order.at("/customer_id").asString())
			.isNotEmpty()
			.doesNotHaveDuplicates()
			.isSubsetOf("cus_10", "cus_11", "cus_12");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			cus_0 | 1001 | 1   | card | There is no customer 'cus_0'
			cus_1 | 9    | 1   | card | There is no product 9
			cus_1 | 1001 | 0   | card | 'quantity' is 1 to 99, not 0
			cus_1 | 1001 | 100 | card | 'quantity' is 1 to 99, not 100
			cus_1 | 1001 | 1   | coin | 'payment_kind' is card, invoice or gift_card, not 'coin'
			""")
	void refusesUnacceptableOrders(String customer, long product, int quantity, String payment, String message) {
		Map<String, Object> order = Map.of("customer_id", customer, "payment_kind", payment, "lines",
				List.of(Map.of("product_id", product, "quantity", quantity)));
		assertThat(JsonClient.message(place("key-6", order, HttpStatus.UNPROCESSABLE_CONTENT).getResponseBody()))
			.isEqualTo(message);
	}

	@Test
	void refusesWhatItDoesNotUnderstand() {
		assertThat(JsonClient.message(client.post("/orders", order("cus_1", 1), HttpStatus.BAD_REQUEST)))
			.isEqualTo("An order needs a header Idempotency-Key");
		assertThat(JsonClient.message(client.get("/orders", HttpStatus.BAD_REQUEST)))
			.isEqualTo("'customer_id' says whose orders are meant");
		assertThat(JsonClient.message(client.get("/orders?customer_id=cus_1&status=lost", HttpStatus.BAD_REQUEST)))
			.isEqualTo("'status' cannot be 'lost'");
		assertThat(JsonClient.message(client.get("/orders/ord_1", HttpStatus.NOT_FOUND))).isEqualTo("No order 'ord_1'");
		assertThat(JsonClient.message(cancel("ord_1", HttpStatus.NOT_FOUND))).isEqualTo("No order 'ord_1'");
	}

	private static JsonNode cancel(String id, HttpStatus status) {
		return client.post("/orders/" + id + "/cancellation", Map.of(), status);
	}

	private static Map<String, Object> order(String customer, int quantity) {
		return Map.of("customer_id", customer, "payment_kind", "card", "lines",
				List.of(Map.of("product_id", "1001", "quantity", quantity)));
	}

	private static EntityExchangeResult<JsonNode> place(String key, Map<String, Object> order, HttpStatus status) {
		return client.post("/orders", order, Map.of("Idempotency-Key", key), status);
	}

}
