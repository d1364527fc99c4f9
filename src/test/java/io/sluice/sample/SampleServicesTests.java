package io.sluice.sample;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What the sample services answer over real sockets. */
class SampleServicesTests {

	private static final Instant NOW = Instant.parse("2026-02-03T04:05:06Z");

	private static SampleServices services;

	@BeforeAll
	static void start() {
		services = SampleServices.start(SamplePorts.any(), InstantSource.fixed(NOW));
	}

	@AfterAll
	static void stop() {
		services.close();
	}

	@Test
	void hasAProductInSnakeCase() {
		JsonNode product = get("catalog", "/products/1001");
		assertThat(product.propertyNames()).containsExactlyInAnyOrder("id", "sku", "display_name", "description",
				"category_slug", "availability", "pricing", "dimensions", "warehouse", "tags", "media", "related_ids",
				"created_at");
		assertThat(product.at("/id").isIntegralNumber()).isTrue();
		assertThat(product.at("/pricing/list/amount").asString()).matches("\\d+\\.\\d\\d");
		assertThat(product.at("/warehouse/geo/lat").isNumber()).isTrue();
		assertThat(product.at("/media/0/kind").asString()).isEqualTo("image");
		assertThat(product.at("/created_at").asString()).isEqualTo("2024-03-01T08:00:00Z");
	}

	@Test
	void pagesThroughAllProductsByCursor() {
		List<JsonNode> pages = Stream
			.iterate(get("catalog", "/products?limit=100"),
					(page) -> get("catalog", "/products?limit=100&cursor=" + page.at("/paging/next_cursor").asString()))
			.limit(3)
			.toList();
		assertThat(pages).map((page) -> page.at("/paging/has_more").asBoolean()).containsExactly(true, true, false);
		assertThat(pages.getLast().at("/paging/next_cursor").isNull()).isTrue();
		assertThat(pages.stream().flatMap((page) -> page.at("/items").valueStream()))
			.map((item) -> item.at("/id").asInt())
			.containsExactlyElementsOf(IntStream.rangeClosed(1001, 1240).boxed().toList());
		assertThat(pages).map((page) -> page.at("/paging/total").asInt()).containsOnly(240);
	}

	@Test
	void filtersProducts() {
		JsonNode page = get("catalog", "/products?category=tents&availability=pre-order&limit=100");
		assertThat(page.at("/items").valueStream()).isNotEmpty()
			.allSatisfy((item) -> assertThat(item.at("/category_slug").asString()).isEqualTo("tents"))
			.allSatisfy((item) -> assertThat(item.at("/availability").asString()).isEqualTo("pre-order"));
		assertThat(page.at("/paging/total").asInt()).isEqualTo(page.at("/items").size()).isLessThan(30);
	}

	@Test
	void looksUpManyProductsAndLeavesOutUnknownOnes() {
		assertThat(get("catalog", "/products?id=1003&id=9&id=1001").at("/items").valueStream())
			.map((item) -> item.at("/id").asInt())
			.containsExactly(1003, 1001);
	}

	@Test
	void hasCategoriesWithParents() {
		assertThat(get("catalog", "/categories").at("/categories").valueStream()).hasSize(10);
		assertThat(get("catalog", "/categories/bikes").at("/parent_slug").asString()).isEqualTo("outdoor");
		assertThat(get("catalog", "/categories/outdoor").at("/parent_slug").isNull()).isTrue();
	}

	@Test
	void answersReviewsOfManyProductsEitherWay() {
		JsonNode repeated = get("reviews", "/reviews?product_id=1001&product_id=1002&limit=2");
		assertThat(repeated.at("/reviews").valueStream()).map((review) -> review.at("/product_id").asInt())
			.containsExactly(1001, 1001, 1002, 1002);
		assertThat(get("reviews", "/reviews?product_id=1001,1002&limit=2")).isEqualTo(repeated);
	}

	@Test
	void ordersReviewsNewestFirst() {
		assertThat(get("reviews", "/reviews?product_id=1001").at("/reviews").valueStream())
			.map((review) -> Instant.parse(review.at("/created_at").asString()))
			.hasSizeGreaterThan(2)
			.isSortedAccordingTo((first, second) -> second.compareTo(first));
	}

	@Test
	void hasMoreThanAThousandReviews() {
		int count = IntStream.range(0, 3).map((page) -> {
			List<String> ids = IntStream.range(1001 + 80 * page, 1081 + 80 * page).mapToObj(String::valueOf).toList();
			JsonNode summaries = get("reviews", "/reviews/summary?product_id=" + String.join(",", ids));
			return summaries.valueStream().mapToInt((summary) -> summary.at("/count").asInt()).sum();
		}).sum();
		assertThat(count).isGreaterThan(1000);
	}

	@Test
	void summarizesReviewsByProduct() {
		JsonNode summaries = get("reviews", "/reviews/summary?product_id=1001&product_id=1040&product_id=7");
		assertThat(summaries.propertyNames()).containsExactly("1001", "1040");
		assertThat(summaries.at("/1001/distribution").valueStream().mapToInt((bar) -> bar.at("/count").asInt()).sum())
			.isEqualTo(summaries.at("/1001/count").asInt())
			.isPositive();
		assertThat(summaries.at("/1040/count").asInt()).isZero();
		assertThat(summaries.at("/1040/average_stars").isNull()).isTrue();
	}

	@Test
	void keepsACreatedReview() {
		JsonNode created = post("reviews", "/reviews", HttpStatus.CREATED,
				Map.of("product_id", "1200", "customer_id", "cus_3", "stars", 4, "body", "Good."));
		assertThat(created.at("/created_at").asString()).isEqualTo(NOW.toString());
		assertThat(get("reviews", "/reviews/" + created.at("/id").asLong())).isEqualTo(created);
		assertThat(get("reviews", "/reviews?product_id=1200&limit=1").at("/reviews/0")).isEqualTo(created);
		assertThat(get("reviews", "/reviews?customer_id=cus_3&limit=1").at("/reviews/0")).isEqualTo(created);
	}

	@Test
	void answersCustomersOneByOneAndTogether() {
		JsonNode first = get("customers", "/customers/cus_1");
		JsonNode found = post("customers", "/customers/lookup", HttpStatus.OK,
				Map.of("ids", List.of("cus_2", "nobody", "cus_1")));
		assertThat(found.at("/customers").valueStream()).map((customer) -> customer.at("/id").asString())
			.containsExactly("cus_2", "cus_1");
		assertThat(found.at("/customers/1")).isEqualTo(first);
	}

	@Test
	void placesAnOrderOncePerKey() {
		Map<String, Object> body = order("cus_150", 2);
		EntityExchangeResult<JsonNode> placed = place("key-1", body, HttpStatus.CREATED);
		EntityExchangeResult<JsonNode> again = place("key-1", body, HttpStatus.OK);
		assertThat(again.getResponseBody()).isEqualTo(placed.getResponseBody());
		assertThat(again.getResponseHeaders().getFirst("Idempotency-Replayed")).isEqualTo("true");
		assertThat(place("key-2", body, HttpStatus.CREATED).getResponseBody()).isNotEqualTo(placed.getResponseBody());
		assertThat(place("key-1", order("cus_150", 3), HttpStatus.UNPROCESSABLE_CONTENT).getResponseBody()
			.at("/error/message")
			.asString()).isEqualTo("The Idempotency-Key was used for another order");
		assertThat(get("orders", "/orders?customer_id=cus_150&status=placed&limit=100").at("/orders")
			.valueStream()
			.filter((order) -> order.at("/placed_at").asString().equals(NOW.toString()))).hasSize(2);
	}

	@Test
	void addsAnOrderUp() {
		JsonNode product = get("catalog", "/products/1001");
		JsonNode price = product.at(product.at("/pricing/sale").isNull() ? "/pricing/list" : "/pricing/sale");
		JsonNode placed = place("key-sum", order("cus_9", 2), HttpStatus.CREATED).getResponseBody();
		assertThat(placed.at("/lines/0/unit_price")).isEqualTo(price);
		assertThat(placed.at("/total/amount").asDecimal())
			.isEqualByComparingTo(price.at("/amount").asDecimal().multiply(BigDecimal.TWO));
	}

	@Test
	void cancelsWhatIsNotOnItsWay() {
		String id = place("key-3", order("cus_1", 1), HttpStatus.CREATED).getResponseBody().at("/id").asString();
		assertThat(post("orders", "/orders/" + id + "/cancellation", HttpStatus.OK, Map.of()).at("/status").asString())
			.isEqualTo("cancelled");
		JsonNode delivered = IntStream.rangeClosed(1, 150)
			.mapToObj((number) -> get("orders", "/orders?status=delivered&customer_id=cus_" + number).at("/orders/0"))
			.filter(JsonNode::isObject)
			.findFirst()
			.orElseThrow();
		post("orders", "/orders/" + delivered.at("/id").asString() + "/cancellation", HttpStatus.CONFLICT, Map.of());
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"',
			textBlock = """
					catalog   | /products/1             | 404 | No product '1'
					catalog   | /products/x             | 404 | No product 'x'
					catalog   | /products?id=x          | 400 | 'id' is a whole number, not 'x'
					catalog   | /products?limit=101     | 400 | 'limit' is 1 to 100, not 101
					catalog   | /products?cursor=1001   | 400 | 'cursor' is one of an earlier page, not '1001'
					catalog   | /products?availability= | 200 |
					catalog   | /products?availability=no | 400 | 'availability' cannot be 'no'
					catalog   | /categories/none        | 404 | No category 'none'
					reviews   | /reviews                | 400 | Either 'product_id' or 'customer_id' says whose reviews are meant
					reviews   | /reviews?product_id=1001&min_stars=6 | 400 | 'min_stars' is 1 to 5, not 6
					reviews   | /reviews/0              | 404 | No review '0'
					customers | /customers/cus_0        | 404 | No customer 'cus_0'
					orders    | /orders                 | 400 | 'customer_id' says whose orders are meant
					orders    | /orders/ord_1           | 404 | No order 'ord_1'
					""")
	void refusesWhatItCannotRead(String service, String path, int status, String message) {
		JsonNode answer = client(service).get()
			.uri(path)
			.exchange()
			.expectStatus()
			.isEqualTo(status)
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody();
		assertThat(answer.at("/error/message").asString("")).isEqualTo((message != null) ? message : "");
	}

	@Test
	void refusesTooManyIds() {
		String ids = String.join(",", IntStream.range(0, 101).mapToObj(String::valueOf).toList());
		client("catalog").get().uri("/products?id=" + ids).exchange().expectStatus().isBadRequest();
		post("customers", "/customers/lookup", HttpStatus.BAD_REQUEST, Map.of("ids", List.of(ids.split(","))));
	}

	@Test
	void refusesUnacceptableReviews() {
		assertThat(refusal(Map.of("product_id", 5, "customer_id", "cus_3", "stars", 4, "body", "Good.")))
			.isEqualTo("There is no product 5");
		assertThat(refusal(Map.of("product_id", 1001, "customer_id", "cus_3", "stars", 6, "body", "Good.")))
			.isEqualTo("'stars' is 1 to 5, not 6");
		assertThat(refusal(Map.of("product_id", 1001, "customer_id", "cus_3", "stars", 5, "body", " ")))
			.isEqualTo("'body' is the text of the review");
		post("reviews", "/reviews", HttpStatus.BAD_REQUEST, Map.of("product_id", "many"));
	}

	@Test
	void refusesUnacceptableOrders() {
		client("orders").post().uri("/orders").bodyValue(order("cus_1", 1)).exchange().expectStatus().isBadRequest();
		place("key-4", order("cus_0", 1), HttpStatus.UNPROCESSABLE_CONTENT);
		place("key-4", order("cus_1", 0), HttpStatus.UNPROCESSABLE_CONTENT);
		place("key-4", Map.of("customer_id", "cus_1", "lines", List.of()), HttpStatus.UNPROCESSABLE_CONTENT);
	}

	@Test
	void isTheSameEveryTime() {
		try (SampleServices others = SampleServices.start(SamplePorts.any(), InstantSource.fixed(NOW))) {
			for (String path : List.of("/products?limit=100", "/products?limit=100&cursor=p1150")) {
				JsonNode other = client(others, "catalog").get()
					.uri(path)
					.exchange()
					.expectBody(JsonNode.class)
					.returnResult()
					.getResponseBody();
				assertThat(get("catalog", path)).isEqualTo(other);
			}
		}
	}

	@Test
	void saysWhichPortIsTaken() {
		int taken = services.urls().get("reviews").getPort();
		assertThatExceptionOfType(PortTakenException.class)
			.isThrownBy(() -> SampleServices.start(new SamplePorts(0, taken, 0, 0), InstantSource.fixed(NOW)))
			.withMessage("Port " + taken + " of the sample service 'reviews' is taken."
					+ " Stop what listens there, or choose another one with --sluice.sample.reviews=PORT");
	}

	private static Map<String, Object> order(String customer, int quantity) {
		return Map.of("customer_id", customer, "payment_kind", "card", "lines",
				List.of(Map.of("product_id", "1001", "quantity", quantity)));
	}

	private static EntityExchangeResult<JsonNode> place(String key, Map<String, Object> order, HttpStatus status) {
		return client("orders").post()
			.uri("/orders")
			.header("Idempotency-Key", key)
			.bodyValue(order)
			.exchange()
			.expectStatus()
			.isEqualTo(status)
			.expectBody(JsonNode.class)
			.returnResult();
	}

	private static String refusal(Map<String, Object> review) {
		return post("reviews", "/reviews", HttpStatus.UNPROCESSABLE_CONTENT, review).at("/error/message").asString();
	}

	private static JsonNode get(String service, String path) {
		return client(service).get()
			.uri(path)
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody();
	}

	private static JsonNode post(String service, String path, HttpStatus status, Map<String, Object> body) {
		return client(service).post()
			.uri(path)
			.bodyValue(body)
			.exchange()
			.expectStatus()
			.isEqualTo(status)
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody();
	}

	private static WebTestClient client(String service) {
		return client(services, service);
	}

	private static WebTestClient client(SampleServices services, String service) {
		return WebTestClient.bindToServer().baseUrl(services.urls().get(service).toString()).build();
	}

}
