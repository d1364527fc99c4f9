package io.sluice.sample;

import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;

import io.sluice.sample.wire.JsonClient;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SampleServicesTests {

	@AutoClose
	private static SampleServices services;

	@BeforeAll
	static void start() {
		services = SampleServices.start(SamplePorts.any(), InstantSource.system());
	}

	@Test
	void haveMoreThanAThousandReviews() {
		int count = IntStream.range(0, 3).map((part) -> {
			List<String> ids = IntStream.range(1001 + 80 * part, 1081 + 80 * part).mapToObj(String::valueOf).toList();
			return client("reviews").get("/reviews/summary?product_id=" + String.join(",", ids))
				.valueStream()
				.mapToInt((summary) -> summary.at("/count").asInt())
				.sum();
		}).sum();
		assertThat(count).isGreaterThan(1000);
	}

	@Test
	void agreeOnProductsAndCustomers() {
		assertThat(client("reviews").get("/reviews?product_id=1001,1121,1239").at("/reviews").valueStream())
			.hasSizeGreaterThan(8)
			.allSatisfy((review) -> {
				client("catalog").get("/products/" + review.at("/product_id").asLong());
				client("customers").get("/customers/" + review.at("/customer_id").asString());
			});
		assertThat(client("orders").get("/orders?customer_id=cus_1,cus_2,cus_3,cus_4").at("/orders").valueStream())
			.isNotEmpty()
			.allSatisfy((order) -> client("catalog").get("/products/" + order.at("/lines/0/product_id").asLong()));
	}

	@Test
	void countWhatTheyServe() {
		int before = services.served().get("catalog");
		client("catalog").get("/products?id=1001&id=1002");
		client("catalog").get("/categories");
		assertThat(services.served()).containsEntry("catalog", before + 2);
	}

	@Test
	void tellTheGatewayWhereTheyAre() {
		assertThat(services.arguments()).containsExactly("--CATALOG_URL=" + services.urls().get("catalog"),
				"--REVIEWS_URL=" + services.urls().get("reviews"),
				"--CUSTOMERS_URL=" + services.urls().get("customers"), "--ORDERS_URL=" + services.urls().get("orders"),
				"--PRICING_TARGET=" + services.targets().get("pricing"),
				"--INVENTORY_TARGET=" + services.targets().get("inventory"));
	}

	@Test
	void sayWhichPortIsTaken() {
		int taken = services.urls().get("reviews").getPort();
		assertThatExceptionOfType(PortTakenException.class)
			.isThrownBy(() -> SampleServices.start(new SamplePorts(0, taken, 0, 0, 0, 0, 0, 0), InstantSource.system()))
			.withMessage("Port " + taken + " of the sample service 'reviews' is taken."
					+ " Stop what listens there, or choose another one with --sluice.sample.reviews=PORT");
		assertThatExceptionOfType(PortTakenException.class)
			.isThrownBy(() -> SampleServices.start(new SamplePorts(0, 0, 0, 0, taken, 0, 0, 0), InstantSource.system()))
			.withMessageContaining("of the sample service 'pricing' is taken");
	}

	private static JsonClient client(String service) {
		return new JsonClient(services.urls().get(service));
	}

}
