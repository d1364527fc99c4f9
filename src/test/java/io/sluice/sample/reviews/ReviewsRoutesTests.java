package io.sluice.sample.reviews;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

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

class ReviewsRoutesTests {

	private static final Instant NOW = Instant.parse("2026-02-03T04:05:06Z");

	private static final List<Long> PRODUCTS = LongStream.rangeClosed(1001, 1100).boxed().toList();

	@AutoClose
	private static JsonServer server;

	private static JsonClient client;

	@BeforeAll
	static void start() {
		server = JsonServer.start(0, ReviewsRoutes.of(reviews()));
		client = new JsonClient(server.url());
	}

	@Test
	void answersManyProductsEitherWay() {
		JsonNode repeated = client.get("/reviews?product_id=1001&product_id=1002&limit=2");
		assertThat(repeated.at("/reviews").valueStream()).map((review) -> review.at("/product_id").asInt())
			.containsExactly(1001, 1001, 1002, 1002);
		assertThat(client.get("/reviews?product_id=1001,1002&limit=2")).isEqualTo(repeated);
	}

	@Test
	void beginsWithTheNewest() {
		assertThat(client.get("/reviews?product_id=1001").at("/reviews").valueStream())
			.map((review) -> Instant.parse(review.at("/created_at").asString()))
			.hasSizeGreaterThan(2)
			.isSortedAccordingTo((first, second) -> second.compareTo(first));
	}

	@Test
	void filtersByStars() {
		assertThat(client.get("/reviews?product_id=1001,1002,1003&min_stars=4").at("/reviews").valueStream())
			.isNotEmpty()
			.allMatch((review) -> review.at("/stars").asInt() >= 4);
	}

	@Test
	void summarizesByProduct() {
		JsonNode summaries = client.get("/reviews/summary?product_id=1001&product_id=1040&product_id=7");
		assertThat(summaries.propertyNames()).containsExactly("1001", "1040");
		assertThat(summaries.at("/1001/distribution").valueStream().mapToInt((bar) -> bar.at("/count").asInt()).sum())
			.isEqualTo(summaries.at("/1001/count").asInt())
			.isEqualTo(client.get("/reviews?product_id=1001&limit=100").at("/reviews").size());
		assertThat(summaries.at("/1040/count").asInt()).isZero();
		assertThat(summaries.at("/1040/average_stars").isNull()).isTrue();
	}

	@Test
	void keepsACreatedReview() {
		JsonNode created = client.post("/reviews",
				Map.of("product_id", "1050", "customer_id", "cus_3", "stars", 4, "body", "Good."), HttpStatus.CREATED);
		assertThat(created.at("/created_at").asString()).isEqualTo(NOW.toString());
		assertThat(client.get("/reviews/" + created.at("/id").asLong())).isEqualTo(created);
		assertThat(client.get("/reviews?product_id=1050&limit=1").at("/reviews/0")).isEqualTo(created);
		assertThat(client.get("/reviews?customer_id=cus_3&limit=1").at("/reviews/0")).isEqualTo(created);
	}

	@Test
	void isTheSameEveryTime() {
		try (JsonServer other = JsonServer.start(0, ReviewsRoutes.of(reviews()))) {
			String path = "/reviews?product_id=1001,1002,1003,1004,1005&limit=100";
			assertThat(new JsonClient(other.url()).get(path)).isEqualTo(client.get(path));
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			/reviews                                | Either 'product_id' or 'customer_id' says whose reviews are meant
			/reviews?product_id=1&customer_id=cus_1 | Either 'product_id' or 'customer_id' says whose reviews are meant
			/reviews?product_id=1001&min_stars=6    | 'min_stars' is 1 to 5, not 6
			/reviews?product_id=1001&limit=0        | 'limit' is 1 to 100, not 0
			""")
	void refusesToRead(String path, String message) {
		assertThat(JsonClient.message(client.get(path, HttpStatus.BAD_REQUEST))).isEqualTo(message);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
			5    | cus_3 | 4 | Good. | There is no product 5
			1001 | ""    | 4 | Good. | 'customer_id' says who writes the review
			1001 | cus_3 | 6 | Good. | 'stars' is 1 to 5, not 6
			1001 | cus_3 | 0 | Good. | 'stars' is 1 to 5, not 0
			1001 | cus_3 | 5 | " "   | 'body' is the text of the review
			""")
	void refusesToWrite(long product, String customer, int stars, String body, String message) {
		JsonNode answer = client.post("/reviews",
				Map.of("product_id", product, "customer_id", customer, "stars", stars, "body", body),
				HttpStatus.UNPROCESSABLE_CONTENT);
		assertThat(JsonClient.message(answer)).isEqualTo(message);
	}

	@Test
	void refusesWhatItDoesNotUnderstand() {
		client.post("/reviews", Map.of("product_id", "many"), HttpStatus.BAD_REQUEST);
		client.get("/reviews/0", HttpStatus.NOT_FOUND);
	}

	private static Reviews reviews() {
		return Reviews.generate(1, PRODUCTS, List.of("cus_1", "cus_2", "cus_3"), InstantSource.fixed(NOW));
	}

}
