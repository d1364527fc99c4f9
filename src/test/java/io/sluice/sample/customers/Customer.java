package io.sluice.sample.customers;

import java.time.LocalDate;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * A customer, as the customers service writes it.
 *
 * @param id begins with {@code cus_}
 * @param firstName the given name
 * @param lastName the family name
 * @param email where to write to
 * @param loyaltyTier how good a customer
 * @param address where to send things
 * @param memberSince the day of the first order
 */
record Customer(String id, String firstName, String lastName, String email, Tier loyaltyTier, Address address,
		LocalDate memberSince) {

	/** How good a customer. */
	enum Tier {

		BASIC("basic"), SILVER("silver"), GOLD("gold");

		private final String wire;

		Tier(String wire) {
			this.wire = wire;
		}

		@JsonValue
		String wire() {
			return this.wire;
		}

	}

	record Address(String street, String city, String postalCode, String countryCode) {

	}

}
