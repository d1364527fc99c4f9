package io.sluice.sample;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.sluice.sample.wire.JsonClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/** The schema and configuration of this repository, from the client to the services. */
class StorefrontTests {

	@AutoClose
	private static Storefront storefront;

	@BeforeAll
	static void start() {
		storefront = Storefront.start();
	}

	/** One subscribes, and one is for all callers: they have tests of their own. */
	static Stream<Path> examples() throws IOException {
		return Files.list(Path.of("schema/examples"))
			.filter((example) -> !example.endsWith("6-stock.graphql") && !example.endsWith("7-callers.graphql"));
	}

	@ParameterizedTest
	@MethodSource("examples")
	void answersTheExamples(Path example) throws IOException {
		JsonNode answer = storefront.ask(
				example.endsWith("5-place-order.graphql") ? SampleCaller.CUSTOMER : SampleCaller.VISITOR,
				Files.readString(example));
		assertThat(answer.has("errors")).as(answer.toString()).isFalse();
		assertThat(answer.at("/data").valueStream()).isNotEmpty().noneMatch(JsonNode::isNull);
	}

	@Test
	void readsAProductWhereverItsValuesStand() {
		JsonNode raw = new JsonClient(storefront.services().urls().get("catalog")).get("/products/1001");
		JsonNode product = storefront.data("""
				{ product(id: 1001) {
				    __typename id sku name availability createdAt packedSize mainTag tags
				    price { amount currency } salePrice { amount }
				    dimensions { width weight } warehouse { code city latitude longitude }
				    media { __typename url alt ... on Image { width height } ... on Video { durationSeconds } }
				    category { slug title productCount parent { title parent { slug } } }
				    related { id name }
				} }""").at("/product");
		assertThat(product.at("/id").asString()).isEqualTo("1001");
		assertThat(product.at("/name")).isEqualTo(raw.at("/display_name"));
		assertThat(product.at("/createdAt").asString()).isEqualTo("2024-03-01T08:00:00.000Z");
		assertThat(product.at("/tags")).isEqualTo(raw.at("/tags"));
		assertThat(product.at("/mainTag").asString("none")).isEqualTo(raw.at("/tags/0").asString("none"));
		assertThat(product.at("/price/amount").asDecimal())
			.isEqualByComparingTo(new BigDecimal(raw.at("/pricing/list/amount").asString()));
		assertThat(product.at("/packedSize").asString()).isEqualTo("%s x %s x %s mm".formatted(
				raw.at("/dimensions/width_mm"), raw.at("/dimensions/height_mm"), raw.at("/dimensions/depth_mm")));
		assertThat(product.at("/dimensions/weight")).isEqualTo(raw.at("/dimensions/weight_g"));
		assertThat(product.at("/warehouse/latitude")).isEqualTo(raw.at("/warehouse/geo/lat"));
		assertThat(product.at("/category/parent/title").asString()).isEqualTo("Outdoor");
		assertThat(product.at("/category/parent/parent").isNull()).isTrue();
		assertThat(product.at("/related").valueStream()).map((related) -> related.at("/id").asInt())
			.containsExactlyElementsOf(raw.at("/related_ids").valueStream().map(JsonNode::asInt).toList());
		assertThat(product.at("/media").valueStream()).map((media) -> media.at("/__typename").asString().toLowerCase())
			.containsExactlyElementsOf(
					raw.at("/media").valueStream().map((media) -> media.at("/kind").asString()).toList());
		assertThat(product.at("/media/0/width")).isEqualTo(raw.at("/media/0/width"));
	}

	@Test
	void pagesThroughAllProducts() {
		List<JsonNode> pages = Stream.iterate(page(null), (page) -> page(page.at("/pageInfo/endCursor").asString()))
			.limit(3)
			.toList();
		assertThat(pages).map((page) -> page.at("/pageInfo/hasNextPage").asBoolean())
			.containsExactly(true, true, false);
		assertThat(pages.getLast().at("/pageInfo/endCursor").isNull()).isTrue();
		assertThat(pages).allMatch((page) -> page.at("/totalCount").asInt() == 240);
		assertThat(pages.stream().flatMap((page) -> page.at("/edges").valueStream()))
			.map((edge) -> edge.at("/node/id").asInt())
			.containsExactlyElementsOf(IntStream.rangeClosed(1001, 1240).boxed().toList());
	}

	@Test
	void goesOnAfterAnyEdge() {
		JsonNode edges = storefront.data("{ products(category: \"bikes\", first: 3) { edges { cursor node { id } } } }")
			.at("/products/edges");
		JsonNode rest = storefront.data("""
				query($after: String) {
				  category(slug: "bikes") { products(first: 1, after: $after) { edges { cursor node { id } } } }
				}""", Map.of("after", edges.at("/1/cursor").asString())).at("/category/products/edges");
		assertThat(rest.valueStream()).containsExactly(edges.get(2));
	}

	@Test
	void writesEnumsAsTheServicesDo() {
		JsonNode products = storefront
			.data("{ products(availability: PRE_ORDER, first: 9) { edges { node { availability } } } }");
		assertThat(products.at("/products/edges").valueStream()).isNotEmpty()
			.allMatch((edge) -> edge.at("/node/availability").asString().equals("PRE_ORDER"));
		assertThat(everybodys("query($of: OrderStatus) { me { orders(status: $of) { status } } }",
				Map.of("of", "IN_TRANSIT")))
			.isNotEmpty()
			.allMatch((order) -> order.at("/status").asString().equals("IN_TRANSIT"));
	}

	@Test
	void tellsEverybodyWhatWasCalled() {
		Map<String, Integer> before = storefront.services().served();
		JsonNode calls = storefront.ask(
				"{ products(first: 7, category: \"tents\") { edges { node { price { amount } stock { status } category { title } } } } }",
				Map.of(), Map.of("GraphQL-Calls", "report"))
			.at("/extensions/calls");
		Map<String, Integer> made = new TreeMap<>();
		calls.valueStream()
			.filter((call) -> call.has("outcome"))
			.forEach((call) -> made.merge(call.at("/service").asString(), 1, Integer::sum));
		Map<String, Integer> served = new TreeMap<>();
		storefront.services().served().forEach((service, count) -> {
			int more = count - before.getOrDefault(service, 0);
			if (more > 0) {
				served.put(service, more);
			}
		});
		assertThat(made).isEqualTo(served).containsEntry("inventory", 1);
		assertThat(calls.valueStream().filter((call) -> call.at("/service").asString().equals("inventory")).toList())
			.singleElement()
			.satisfies((call) -> {
				assertThat(call.at("/template").asString()).isEqualTo("inventory.v1.Inventory/BatchGetStock");
				assertThat(call.at("/path").toString()).isEqualTo("[\"products\",\"edges\",\"node\",\"stock\"]");
				assertThat(call.at("/outcome").asString()).isEqualTo("OK");
				assertThat(call.at("/bytes").asInt()).isPositive();
			});
	}

	@Test
	void asksEachServiceOncePerLevel() {
		Map<String, Integer> before = storefront.services().served();
		JsonNode products = storefront.data("""
				{ products(first: 30) { edges { node {
				    rating { count } reviews(first: 3) { author { name } product { name } }
				} } } }""").at("/products/edges");
		Map<String, Integer> after = storefront.services().served();
		assertThat(products.valueStream().mapToInt((edge) -> edge.at("/node/reviews").size()).sum()).isEqualTo(90);
		assertThat(calls(before, after, "catalog")).as("the page, the products of the reviews").isEqualTo(2);
		assertThat(calls(before, after, "reviews")).as("all ratings, all reviews").isEqualTo(2);
		assertThat(calls(before, after, "customers")).as("all authors").isEqualTo(1);
	}

	@Test
	void asksForPricesAndStockInBatches() {
		Map<String, Integer> before = storefront.services().served();
		JsonNode products = storefront.data("""
				{ products(first: 30) { edges { node {
				    id price { amount currency } dollars: price(currency: "USD") { amount currency } stock { available }
				} } } }""").at("/products/edges");
		Map<String, Integer> after = storefront.services().served();
		assertThat(products.valueStream()).hasSize(30).allSatisfy((edge) -> {
			BigDecimal euros = edge.at("/node/price/amount").asDecimal();
			assertThat(edge.at("/node/price/currency").asString()).isEqualTo("EUR");
			assertThat(edge.at("/node/dollars/currency").asString()).isEqualTo("USD");
			assertThat(edge.at("/node/dollars/amount").asDecimal())
				.isEqualByComparingTo(euros.multiply(new BigDecimal("1.10")));
			assertThat(edge.at("/node/stock/available").isInt()).isTrue();
		});
		assertThat(calls(before, after, "pricing")).as("all prices, once per currency").isEqualTo(2);
		assertThat(calls(before, after, "inventory")).as("all stock").isEqualTo(1);
	}

	@Test
	void tellsWhichArgumentAServiceObjectsTo() {
		JsonNode answer = storefront.ask("{ product(id: 1001) { name price(currency: \"JPY\") { amount } } }");
		assertThat(answer.at("/data/product/price").isNull()).isTrue();
		assertThat(answer.at("/data/product/name").asString()).isNotEmpty();
		JsonNode extensions = answer.at("/errors/0/extensions");
		assertThat(extensions.at("/code").asString()).isEqualTo("BAD_USER_INPUT");
		assertThat(extensions.at("/argumentPath").valueStream()).map(JsonNode::asString).containsExactly("currency");
		assertThat(extensions.at("/service").asString()).isEqualTo("pricing");
		assertThat(answer.at("/errors").toString()).doesNotContain("CZK");
	}

	@Test
	void waitsForAllCallsOfALevel() {
		Map<String, Integer> before = storefront.services().served();
		storefront.data("{ products(first: 60) { edges { node { reviews(first: 1) { product { name } } } } } }");
		Map<String, Integer> after = storefront.services().served();
		assertThat(calls(before, after, "reviews")).as("60 products, 50 at a time").isEqualTo(2);
		assertThat(calls(before, after, "catalog")).as("the page, the products of all reviews").isEqualTo(2);
	}

	@Test
	void isNullWhereNothingIs() {
		JsonNode answer = storefront.ask(SampleCaller.CUSTOMER, """
				{ product(id: 1) { name } productsById(ids: [1003, 1, 1002]) { id }
				  category(slug: "none") { title } customer(id: "cus_0") { name } order(id: "ord_1") { id }
				  customers(ids: ["cus_2", "cus_0"]) { id } }""");
		assertThat(answer.toString()).isEqualTo("""
				{"data":{"product":null,"productsById":[{"id":"1003"},null,{"id":"1002"}],"category":null,\
				"customer":null,"order":null,"customers":[{"id":"cus_2"},null]}}""");
	}

	@Test
	void knowsOneCustomerEitherWay() {
		String fields = "{ id name email loyaltyTier city country memberSince address { street postalCode } }";
		JsonNode data = storefront.data(
				"{ one: customer(id: \"cus_5\") %s many: customers(ids: [\"cus_5\"]) %s }".formatted(fields, fields),
				Map.of(), storefront.as("cus_5", ""));
		assertThat(data.at("/one")).isEqualTo(data.at("/many/0"));
		assertThat(data.at("/one/name").asString()).isEqualTo("Elif Abendroth");
	}

	@Test
	void knowsHowAnOrderIsPaid() {
		List<JsonNode> payments = everybodys("""
				{ me { orders { payment {
				    __typename ... on CardPayment { lastFour } ... on InvoicePayment { dueOn }
				    ... on GiftCardPayment { codeHint } } } } }""", Map.of()).map((order) -> order.at("/payment"))
			.toList();
		assertThat(payments).map((payment) -> payment.at("/__typename").asString())
			.contains("CardPayment", "InvoicePayment", "GiftCardPayment");
		assertThat(payments).allMatch((payment) -> payment.size() == 2);
	}

	@ParameterizedTest
	@ValueSource(strings = { "@rest", "@key", "@lookup", "@from", "@value", "@discriminat", "@authenticated",
			"@requires", "@allow", "directive " })
	void printsTheSchemaWithout(String ours) {
		assertThat(schema()).doesNotContain(ours);
	}

	@Test
	void printsTheSchemaWithItsDescriptions() {
		assertThat(schema()).contains("interface Media {",
				"union Payment = CardPayment | GiftCardPayment | InvoicePayment",
				"\"One product by its id; null if there is none.\"", "enum OrderStatus {");
	}

	private static JsonNode page(@Nullable String after) {
		Map<String, Object> variables = (after != null) ? Map.of("after", after) : Map.of();
		return storefront.data("""
				query($after: String) {
				  products(first: 100, after: $after) {
				    totalCount pageInfo { hasNextPage endCursor } edges { node { id } }
				  }
				}""", variables).at("/products");
	}

	private static int calls(Map<String, Integer> before, Map<String, Integer> after, String service) {
		return after.getOrDefault(service, 0) - before.getOrDefault(service, 0);
	}

	private static String schema() {
		return WebTestClient.bindToServer()
			.baseUrl(storefront.url().toString())
			.responseTimeout(Duration.ofSeconds(60))
			.build()
			.get()
			.uri("/schema.graphql")
			.exchange()
			.expectBody(String.class)
			.returnResult()
			.getResponseBody();
	}

	/** The orders of thirty customers, each of whom asks for her own. */
	private static Stream<JsonNode> everybodys(String query, Map<String, Object> variables) {
		return IntStream.rangeClosed(1, 30)
			.mapToObj((number) -> storefront.data(query, variables, storefront.as("cus_" + number, "")))
			.flatMap((data) -> data.at("/me/orders").valueStream());
	}

}
