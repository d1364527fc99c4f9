package io.sluice.sample.orders;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonValue;
import io.sluice.sample.wire.Money;
import org.jspecify.annotations.Nullable;

/**
 * An order, as the orders service writes it.
 *
 * @param id begins with {@code ord_}
 * @param customerId who ordered
 * @param status how far it is
 * @param placedAt when it was placed
 * @param lines what was ordered
 * @param total the sum of the lines
 * @param payment how it is paid
 * @param customerNote what the customer wants us to know, if anything
 */
record Order(String id, String customerId, Status status, Instant placedAt, List<Line> lines, Money total,
		Payment payment, @Nullable String customerNote) {

	Order(String id, String customerId, Status status, Instant placedAt, List<Line> lines, Payment payment,
			@Nullable String customerNote) {
		this(id, customerId, status, placedAt, lines, lines.stream().map(Line::total).reduce(Money::plus).orElseThrow(),
				payment, customerNote);
	}

	Order with(Status newStatus) {
		return new Order(this.id, this.customerId, newStatus, this.placedAt, this.lines, this.payment,
				this.customerNote);
	}

	/** How far an order is. */
	enum Status {

		PLACED("placed"), PACKED("packed"), IN_TRANSIT("in_transit"), DELIVERED("delivered"), CANCELLED("cancelled");

		private final String wire;

		Status(String wire) {
			this.wire = wire;
		}

		@JsonValue
		String wire() {
			return this.wire;
		}

		static Optional<Status> of(String wire) {
			return Stream.of(values()).filter((value) -> value.wire.equals(wire)).findFirst();
		}

	}

	/**
	 * One position of an order.
	 *
	 * @param productId the number of the product
	 * @param quantity how many
	 * @param unitPrice what one cost when it was ordered
	 */
	record Line(long productId, int quantity, Money unitPrice) {

		Money total() {
			return this.unitPrice.times(this.quantity);
		}

	}

}
