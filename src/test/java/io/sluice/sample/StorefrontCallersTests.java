package io.sluice.sample;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Who sees what of the storefront. */
class StorefrontCallersTests {

	@AutoClose
	private static Storefront storefront;

	@BeforeAll
	static void start() {
		storefront = Storefront.start();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			# who    | supplier | cost price | me    | orders | refused
			VISITOR  | null     | null       | null  | 0      | product.supplier product.costPrice me
			CUSTOMER | null     | null       | cus_1 | 1      | product.supplier product.costPrice
			PARTNER  | Atelier  | null       | null  | 0      | product.costPrice
			ANALYST  | Atelier  | 23.41      | null  | 0      | ''
			""")
	void answersTheExampleOfTheCallers(SampleCaller caller, String supplier, String costPrice, String me, int orders,
			String refused) throws IOException {
		JsonNode answer = storefront.ask(caller, Files.readString(Path.of("schema/examples/7-callers.graphql")));
		assertThat(answer.at("/data/product/supplier").asString("null")).startsWith(supplier);
		assertThat(answer.at("/data/product/costPrice/amount").asString("null")).isEqualTo(costPrice);
		assertThat(answer.at("/data/me/email").asString("null"))
			.isEqualTo(me.equals("null") ? me : "ada." + me.substring(4) + "@mail.example");
		assertThat(answer.at("/data/customer/orders")).hasSize(orders);
		assertThat(answer.at("/errors").valueStream().map(StorefrontCallersTests::path).toList())
			.containsExactlyInAnyOrder(refused.isEmpty() ? new String[0] : refused.split(" "));
		assertThat(answer.at("/errors").valueStream())
			.allMatch((error) -> error.at("/extensions/code").asString().equals("UNAUTHORIZED_FIELD_OR_TYPE"));
	}

	private static String path(JsonNode error) {
		return String.join(".", error.at("/path").valueStream().map(JsonNode::asString).toList());
	}

	@ParameterizedTest
	@CsvSource({ "VISITOR, false, false, false", "CUSTOMER, false, false, true", "PARTNER, true, false, true",
			"ANALYST, true, true, true" })
	void showsEachTheirSchema(SampleCaller caller, boolean supplier, boolean costPrice, boolean me) throws Exception {
		String schema = schema(caller);
		assertThat(schema.contains("supplier: String")).isEqualTo(supplier);
		assertThat(schema.contains("costPrice: Money")).isEqualTo(costPrice);
		assertThat(schema.contains("me: Customer")).isEqualTo(me);
	}

	private static String schema(SampleCaller caller) throws Exception {
		HttpRequest.Builder request = HttpRequest.newBuilder(storefront.url().resolve("/schema.graphql"));
		if (caller != SampleCaller.VISITOR) {
			storefront.as(caller.subject(), caller.scope()).forEach(request::header);
		}
		try (HttpClient client = HttpClient.newHttpClient()) {
			return client.send(request.build(), HttpResponse.BodyHandlers.ofString()).body();
		}
	}

	@Test
	void showsPersonalDataToThePersonOnly() {
		JsonNode answer = storefront.ask(SampleCaller.CUSTOMER,
				"{ customers(ids: [\"cus_1\", \"cus_2\"]) { name email address { city } orders { id } } }");
		assertThat(answer.at("/data/customers/0/email").asString()).isEqualTo("ada.1@mail.example");
		assertThat(answer.at("/data/customers/0/address/city").asString()).isNotEmpty();
		assertThat(answer.at("/data/customers/0/orders")).isNotEmpty();
		assertThat(answer.at("/data/customers/1/name").asString()).isEqualTo("Bram Abendroth");
		assertThat(answer.at("/data/customers/1/email").isNull()).isTrue();
		assertThat(answer.at("/data/customers/1/orders")).isEmpty();
		assertThat(answer.at("/errors").valueStream()).hasSize(2)
			.allMatch((error) -> error.at("/extensions/code").asString().equals("FORBIDDEN"));
	}

	@Test
	void asksForNobodyElsesOrders() {
		int before = orderCalls();
		JsonNode refused = storefront.ask(SampleCaller.CUSTOMER, "{ orders(customerId: \"cus_2\") { id } }");
		assertThat(refused.at("/errors/0/extensions/code").asString()).isEqualTo("FORBIDDEN");
		assertThat(orderCalls()).isEqualTo(before);
		JsonNode own = storefront.data("{ orders(customerId: \"cus_2\", first: 1) { id customer { name } } }", Map.of(),
				storefront.as("cus_2", ""));
		assertThat(own.at("/orders/0/customer/name").asString()).isEqualTo("Bram Abendroth");
		String order = "{ order(id: \"%s\") { id } }".formatted(own.at("/orders/0/id").asString());
		assertThat(storefront.data(order, Map.of(), storefront.as("cus_2", "")).at("/order/id"))
			.isEqualTo(own.at("/orders/0/id"));
		assertThat(storefront.ask(SampleCaller.CUSTOMER, order).at("/errors/0/extensions/code").asString())
			.isEqualTo("FORBIDDEN");
	}

	private static int orderCalls() {
		return storefront.services().served().getOrDefault("orders", 0);
	}

	@Test
	void takesNoTokenOfAnotherIssuer() throws Exception {
		try (SampleIssuer other = SampleIssuer.start(0); HttpClient client = HttpClient.newHttpClient()) {
			HttpRequest request = HttpRequest.newBuilder(storefront.url().resolve("/schema.graphql"))
				.header("Authorization", "Bearer " + other.token("cus_1", ""))
				.build();
			assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(401);
		}
	}

}
