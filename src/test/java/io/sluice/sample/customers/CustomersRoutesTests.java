package io.sluice.sample.customers;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.sluice.sample.wire.JsonClient;
import io.sluice.sample.wire.JsonServer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpStatus;

import static org.assertj.core.api.Assertions.assertThat;

class CustomersRoutesTests {

	@AutoClose
	private static JsonServer server;

	private static JsonClient client;

	@BeforeAll
	static void start() {
		server = JsonServer.start(0, CustomersRoutes.of(Customers.generate(1)));
		client = new JsonClient(server.url());
	}

	@Test
	void knowsACustomer() {
		JsonNode customer = client.get("/customers/cus_1");
		assertThat(customer.propertyNames()).containsExactlyInAnyOrder("id", "first_name", "last_name", "email",
				"loyalty_tier", "address", "member_since");
		assertThat(customer.at("/address").propertyNames()).containsExactlyInAnyOrder("street", "city", "postal_code",
				"country_code");
		assertThat(customer.at("/member_since").asString()).matches("\\d{4}-\\d\\d-\\d\\d");
	}

	@Test
	void answersManyAndLeavesOutUnknownOnes() {
		JsonNode found = lookup(List.of("cus_2", "nobody", "cus_1", "cus_2"), HttpStatus.OK);
		assertThat(found.at("/customers").valueStream()).containsExactly(client.get("/customers/cus_2"),
				client.get("/customers/cus_1"));
	}

	@Test
	void refuses() {
		assertThat(JsonClient.message(client.get("/customers/cus_0", HttpStatus.NOT_FOUND)))
			.isEqualTo("No customer 'cus_0'");
		assertThat(JsonClient.message(client.post("/customers/lookup", Map.of(), HttpStatus.BAD_REQUEST)))
			.isEqualTo("A lookup is an object like {\"ids\": [\"cus_1\"]}");
		List<String> many = IntStream.range(0, 101).mapToObj(String::valueOf).toList();
		assertThat(JsonClient.message(lookup(many, HttpStatus.BAD_REQUEST))).isEqualTo("At most 100 ids, not 101");
	}

	private static JsonNode lookup(List<String> ids, HttpStatus status) {
		return client.post("/customers/lookup", Map.of("ids", ids), status);
	}

}
