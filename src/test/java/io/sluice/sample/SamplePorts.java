package io.sluice.sample;

import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the sample services listen; 0 for any free port.
 *
 * @param catalog the port of the catalog
 * @param reviews the port of the reviews
 * @param customers the port of the customers
 * @param orders the port of the orders
 * @param pricing the port of the prices
 * @param inventory the port of the inventory
 * @param issuer the port of who gives tokens
 * @param redis the port of Redis
 */
public record SamplePorts(@DefaultValue("18081") int catalog, @DefaultValue("18082") int reviews,
		@DefaultValue("18083") int customers, @DefaultValue("18084") int orders, @DefaultValue("18085") int pricing,
		@DefaultValue("18086") int inventory, @DefaultValue("18087") int issuer, @DefaultValue("18088") int redis) {

	/**
	 * Any free ports, for tests.
	 * @return eight times 0
	 */
	public static SamplePorts any() {
		return new SamplePorts(0, 0, 0, 0, 0, 0, 0, 0);
	}

}
