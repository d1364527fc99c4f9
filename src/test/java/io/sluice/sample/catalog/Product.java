package io.sluice.sample.catalog;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonValue;
import io.sluice.sample.wire.Money;
import org.jspecify.annotations.Nullable;

/**
 * A product, as the catalog service writes it.
 *
 * @param id its number
 * @param sku the stock keeping unit
 * @param displayName what customers read
 * @param description a sentence or two
 * @param categorySlug the category it belongs to
 * @param availability whether it can be had
 * @param pricing what it costs
 * @param trade what only the trade may know
 * @param dimensions its packed size
 * @param warehouse where it lies
 * @param tags words to find it by
 * @param media what shows it
 * @param relatedIds numbers of products that go with it
 * @param createdAt when it entered the catalog
 */
record Product(long id, String sku, String displayName, String description, String categorySlug,
		Availability availability, Pricing pricing, Trade trade, Dimensions dimensions, Warehouse warehouse,
		List<String> tags, List<Media> media, List<Long> relatedIds, Instant createdAt) {

	/** Whether a product can be had. */
	enum Availability {

		IN_STOCK("in_stock"), LOW_STOCK("low_stock"), PRE_ORDER("pre-order"), SOLD_OUT("sold_out");

		private final String wire;

		Availability(String wire) {
			this.wire = wire;
		}

		@JsonValue
		String wire() {
			return this.wire;
		}

		static Optional<Availability> of(String wire) {
			return Stream.of(values()).filter((value) -> value.wire.equals(wire)).findFirst();
		}

	}

	/**
	 * What a product costs.
	 *
	 * @param list the usual price
	 * @param sale the price for now, if it is on sale
	 */
	record Pricing(Money list, @Nullable Money sale) {

		Money current() {
			return (this.sale != null) ? this.sale : this.list;
		}

	}

	/**
	 * What only the trade may know.
	 *
	 * @param costPrice what the house pays for it
	 * @param supplier who makes it
	 */
	record Trade(Money costPrice, String supplier) {

	}

	record Dimensions(int widthMm, int heightMm, int depthMm, int weightG) {

	}

	record Warehouse(String code, String city, Geo geo) {

	}

	record Geo(double lat, double lng) {

	}

}
