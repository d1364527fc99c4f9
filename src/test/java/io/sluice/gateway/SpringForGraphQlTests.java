package io.sluice.gateway;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.github.tomakehurst.wiremock.client.WireMock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.graphql.ExecutionGraphQlService;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.test.tester.ExecutionGraphQlServiceTester;
import org.springframework.graphql.test.tester.GraphQlTester;
import org.springframework.graphql.test.tester.HttpGraphQlTester;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Interceptors and testers of Spring for GraphQL see rows as the maps that they know. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SpringForGraphQlTests {

	private static final Duration PATIENCE = Duration.ofSeconds(60);

	private static final String QUERY = "{ products { id name tags maker { name } } failing }";

	private final Services services = new Services();

	private Gateway gateway;

	@BeforeAll
	void start(@TempDir Path folder) {
		this.services.server().stubFor(WireMock.get("/shop/products").willReturn(WireMock.okJson("""
				[{"id": 1, "name": "Lamp", "tags": ["a", "b"], "maker": {"name": "Ann"}}, {"id": 2, "maker": {}}]
				""")));
		this.services.server().stubFor(WireMock.get("/shop/failing").willReturn(WireMock.serverError()));
		this.gateway = Gateway.in(folder).schema("""
				type Query {
				  products: [Product] @rest(service: "shop", get: "/products")
				  failing: String @rest(service: "shop", get: "/failing")
				}
				type Product { id: ID! name: String tags: [String!] maker: Maker }
				type Maker { name: String! }
				""").services(Map.of("shop", this.services.url("shop"))).with(Interception.class).start();
	}

	@AfterAll
	void stop() {
		this.gateway.close();
		this.services.close();
	}

	@Test
	void showsInterceptorsTheDataAndLetsThemAddExtensions() {
		assertThat(this.gateway.ask(Map.of("query", QUERY), List.of("X-Intercept", "look")).get("extensions"))
			.isEqualTo(Json.read("""
					{
					  "names": ["Lamp", null],
					  "maker": "Ann",
					  "second": {"id": "2", "name": null, "tags": null, "maker": null},
					  "errors": ["products[1].maker.name", "failing"]
					}
					"""));
	}

	@Test
	void letsInterceptorsReplaceTheData() {
		assertThat(this.gateway.ask(Map.of("query", "{ products { id } }"), List.of("X-Intercept", "replace")))
			.isEqualTo(Json.read("{\"data\": {\"products\": [{\"id\": \"1\"}], \"more\": {\"b\": [1.5, null, {}]}}}"));
	}

	@Test
	void worksWithTheHttpTester() {
		verify(HttpGraphQlTester.create(WebTestClient.bindToServer()
			.baseUrl(this.gateway.url("/graphql").toString())
			.responseTimeout(PATIENCE)
			.build()));
	}

	@Test
	void worksWithTheTesterOfTheService() {
		verify(ExecutionGraphQlServiceTester.builder(this.gateway.bean(ExecutionGraphQlService.class))
			.responseTimeout(PATIENCE)
			.build());
	}

	private static void verify(GraphQlTester tester) {
		tester.document(QUERY)
			.execute()
			.errors()
			.satisfy((errors) -> assertThat(errors).extracting((error) -> error.getExtensions().get("code"))
				.containsExactly("DOWNSTREAM_SHAPE_MISMATCH", "DOWNSTREAM_ERROR"))
			.path("products[*].id")
			.entityList(String.class)
			.containsExactly("1", "2")
			.path("products[0]")
			.entity(Product.class)
			.isEqualTo(new Product("1", "Lamp", List.of("a", "b"), new Maker("Ann")))
			.path("products[1].maker")
			.valueIsNull()
			.path("products")
			.matchesJson("""
					[{"id": "1", "name": "Lamp", "tags": ["a", "b"], "maker": {"name": "Ann"}},
					 {"id": "2", "name": null, "tags": null, "maker": null}]
					""");
	}

	record Product(String id, String name, List<String> tags, Maker maker) {

	}

	record Maker(String name) {

	}

	@TestConfiguration(proxyBeanMethods = false)
	static class Interception {

		@Bean
		WebGraphQlInterceptor looking() {
			return (request, chain) -> chain.next(request).map((response) -> switch (wish(request)) {
				case "look" -> look(response);
				case "replace" -> replace(response);
				default -> response;
			});
		}

		private static String wish(WebGraphQlRequest request) {
			String wish = request.getHeaders().getFirst("X-Intercept");
			return (wish != null) ? wish : "";
		}

		private static WebGraphQlResponse look(WebGraphQlResponse response) {
			Map<Object, Object> seen = new LinkedHashMap<>();
			Map<String, Object> data = response.getData();
			List<Map<String, Object>> products = response.field("products").getValue();
			seen.put("names", products.stream().map((product) -> product.get("name")).toList());
			seen.put("maker", response.field("products[0].maker.name").getValue());
			seen.put("second", ((List<?>) data.get("products")).get(1));
			seen.put("errors", response.getErrors().stream().map((error) -> error.getPath()).toList());
			return response.transform((builder) -> builder.extensions(seen));
		}

		private static WebGraphQlResponse replace(WebGraphQlResponse response) {
			Map<String, Object> data = new LinkedHashMap<>(response.<Map<String, Object>>getData());
			data.put("products", ((List<?>) data.get("products")).subList(0, 1));
			List<Object> odd = Arrays.asList(1.5, null, Map.of());
			data.put("more", Map.of("b", odd));
			return response.transform((builder) -> builder.data(data));
		}

	}

}
