package io.sluice.sample.catalog;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.sluice.sample.wire.JsonClient;
import io.sluice.sample.wire.JsonServer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

import org.springframework.http.HttpStatus;

import static org.assertj.core.api.Assertions.assertThat;

class CatalogRoutesTests {

	@AutoClose
	private static JsonServer server;

	private static JsonClient client;

	@BeforeAll
	static void start() {
		server = JsonServer.start(0, CatalogRoutes.of(Catalog.generate(1)));
		client = new JsonClient(server.url());
	}

	@Test
	void hasAProductInSnakeCase() {
		JsonNode product = client.get("/products/1001");
		assertThat(product.propertyNames()).containsExactlyInAnyOrder("id", "sku", "display_name", "description",
				"category_slug", "availability", "pricing", "trade", "dimensions", "warehouse", "tags", "media",
				"related_ids", "created_at");
		assertThat(product.at("/id").isIntegralNumber()).isTrue();
		assertThat(product.at("/pricing/list/amount").asString()).matches("\\d+\\.\\d\\d");
		assertThat(new BigDecimal(product.at("/trade/cost_price/amount").asString()))
			.isLessThan(new BigDecimal(product.at("/pricing/list/amount").asString()));
		assertThat(product.at("/warehouse/geo/lat").isNumber()).isTrue();
		assertThat(product.at("/media/0/kind").asString()).isEqualTo("image");
		assertThat(Instant.parse(product.at("/created_at").asString())).isEqualTo("2024-03-01T08:00:00Z");
	}

	@Test
	void pagesThroughAllProductsByCursor() {
		List<JsonNode> pages = Stream
			.iterate(client.get("/products?limit=100"),
					(page) -> client.get("/products?limit=100&cursor=" + page.at("/paging/next_cursor").asString()))
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
		JsonNode page = client.get("/products?category=tents&availability=pre-order&limit=100");
		assertThat(page.at("/items").valueStream()).isNotEmpty()
			.allSatisfy((item) -> assertThat(item.at("/category_slug").asString()).isEqualTo("tents"))
			.allSatisfy((item) -> assertThat(item.at("/availability").asString()).isEqualTo("pre-order"));
		assertThat(page.at("/paging/total").asInt()).isEqualTo(page.at("/items").size()).isLessThan(30);
	}

	@Test
	void ignoresEmptyParameters() {
		assertThat(client.get("/products?availability=&category=&cursor=")).isEqualTo(client.get("/products"));
	}

	@Test
	void looksUpManyProductsAndLeavesOutUnknownOnes() {
		assertThat(client.get("/products?id=1003&id=9&id=1001").at("/items").valueStream())
			.map((item) -> item.at("/id").asInt())
			.containsExactly(1003, 1001);
	}

	@Test
	void hasCategoriesWithParents() {
		assertThat(client.get("/categories").at("/categories").valueStream()).hasSize(10);
		assertThat(client.get("/categories/bikes").at("/parent_slug").asString()).isEqualTo("outdoor");
		assertThat(client.get("/categories/outdoor").at("/parent_slug").isNull()).isTrue();
	}

	@Test
	void isTheSameEveryTime() {
		try (JsonServer other = JsonServer.start(0, CatalogRoutes.of(Catalog.generate(1)))) {
			assertThat(new JsonClient(other.url()).get("/products?limit=100"))
				.isEqualTo(client.get("/products?limit=100"));
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			/products/1                   | NOT_FOUND   | No product '1'
			/products/x                   | NOT_FOUND   | No product 'x'
			/products?id=x                | BAD_REQUEST | 'id' is a whole number, not 'x'
			/products?limit=101           | BAD_REQUEST | 'limit' is 1 to 100, not 101
			/products?cursor=1001         | BAD_REQUEST | 'cursor' is one of an earlier page, not '1001'
			/products?availability=no     | BAD_REQUEST | 'availability' cannot be 'no'
			/categories/none              | NOT_FOUND   | No category 'none'
			""")
	void refuses(String path, HttpStatus status, String message) {
		assertThat(JsonClient.message(client.get(path, status))).isEqualTo(message);
	}

	@Test
	void refusesTooManyIds() {
		String ids = String.join(",", IntStream.range(0, 101).mapToObj(String::valueOf).toList());
		assertThat(JsonClient.message(client.get("/products?id=" + ids, HttpStatus.BAD_REQUEST)))
			.isEqualTo("At most 100 values of 'id', not 101");
	}

}
