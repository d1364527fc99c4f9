package io.sluice.gateway;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import com.github.tomakehurst.wiremock.client.WireMock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Each caller gets what is its own: the example of the README. */
class OwnershipTests {

	private final FakeIssuer issuer = new FakeIssuer();

	private final Services services = new Services();

	@TempDir
	private Path folder;

	private Gateway gateway;

	@BeforeEach
	void start() {
		stub("/customers/customers/ann", "{\"id\": \"ann\", \"name\": \"Ann\", \"email\": \"ann@example.com\"}");
		stub("/customers/customers/bob", "{\"id\": \"bob\", \"name\": \"Bob\", \"email\": \"bob@example.com\"}");
		stub("/orders/orders", "[{\"id\": 1, \"customer_id\": \"ann\"}, {\"id\": 2, \"customer_id\": \"bob\"}]");
		stub("/orders/invoices?customer=bob", "[{\"id\": 1}]");
		this.gateway = Gateway.in(this.folder)
			.schema("""
					type Query {
					  orders: [Order!]! @rest(service: "orders", get: "/orders")
					  customer(id: ID!): Customer @rest(service: "customers", get: "/customers/{args.id}")
					  invoices(customerId: ID!): [Invoice!]
					    @allow(if: "args.customerId == claims.sub || 'billing' in claims.groups")
					    @rest(service: "orders", get: "/invoices", query: {customer: "{args.customerId}"})
					}

					type Order @allow(if: "result.customer_id == claims.sub", otherwise: OMIT) {
					  id: ID!
					  customer: Customer @rest(service: "customers", get: "/customers/{parent.customer_id}")
					}

					type Customer {
					  id: ID!
					  name: String
					  email: String @allow(if: "parent.id == claims.sub")
					}

					type Invoice {
					  id: ID!
					}
					""")
			.file("gateway-config/services.yaml", """
					sluice.services:
					  orders: {rest: {base-url: "%s"}}
					  customers: {rest: {base-url: "%s"}}
					""".formatted(this.services.url("orders"), this.services.url("customers")))
			.file("gateway-config/security.yaml", this.issuer.settings())
			.start();
		List<String> ann = token("ann");
		// a busy machine may not get the keys in time
		Patience.until(() -> !ask("{ __typename }", ann).has("errors"));
	}

	@AfterEach
	void stop() {
		this.gateway.close();
		this.services.close();
		this.issuer.close();
	}

	private void stub(String url, String json) {
		this.services.server().stubFor(WireMock.get(url).willReturn(WireMock.okJson(json)));
	}

	private List<String> token(String name) {
		return List.of("Authorization", "Bearer " + this.issuer.token(this.issuer.claims().subject(name).build()));
	}

	private JsonNode ask(String query, List<String> headers) {
		return this.gateway.ask(Map.of("query", query), headers);
	}

	@Test
	void givesCallersTheirOwn() {
		assertThat(ask("{ orders { id customer { name email } } }", token("ann"))).isEqualTo(Json.read("""
				{"data": {"orders": [{"id": "1", "customer": {"name": "Ann", "email": "ann@example.com"}}]}}"""));
		assertThat(ask("{ customer(id: \"bob\") { name email } }", token("ann"))).isEqualTo(Json
			.read("""
					{"data": {"customer": {"name": "Bob", "email": null}},
					 "errors": [{"message": "The caller may not have this value.", "path": ["customer", "email"],
					   "locations": [{"line": 1, "column": 30}],
					   "extensions": {"code": "FORBIDDEN", "classification": "FORBIDDEN", "coordinate": "Customer.email"}}]}"""));
		assertThat(ask("{ orders { id } }", List.of())).isEqualTo(Json.read("{\"data\": {\"orders\": []}}"));
	}

	@Test
	void asksNoServiceForWhatIsSomebodyElses() {
		assertThat(ask("{ invoices(customerId: \"bob\") { id } }", token("ann")).at("/errors/0/extensions/code")
			.asString()).isEqualTo("FORBIDDEN");
		assertThat(this.services.server().getAllServeEvents()).isEmpty();
		assertThat(ask("{ invoices(customerId: \"bob\") { id } }", token("bob")).at("/data/invoices")).hasSize(1);
		List<String> billing = List.of("Authorization", "Bearer "
				+ this.issuer.token(this.issuer.claims().subject("eve").claim("groups", List.of("billing")).build()));
		assertThat(ask("{ invoices(customerId: \"bob\") { id } }", billing).at("/data/invoices")).hasSize(1);
	}

	@Test
	void neverSharesADecision() throws Exception {
		List<String> names = List.of("ann", "bob", "eve");
		List<List<String>> tokens = names.stream().map(this::token).toList();
		List<JsonNode> expected = List.of(Json.read("[{\"id\": \"1\"}]"), Json.read("[{\"id\": \"2\"}]"),
				Json.read("[]"));
		try (ExecutorService callers = Executors.newFixedThreadPool(6)) {
			List<Future<JsonNode>> answers = IntStream.range(0, 120)
				.mapToObj((round) -> callers
					.submit(() -> ask("{ orders { id } }", tokens.get(round % 3)).at("/data/orders")))
				.toList();
			for (int round = 0; round < answers.size(); round++) {
				assertThat(answers.get(round).get()).isEqualTo(expected.get(round % 3));
			}
		}
	}

}
