package io.sluice.sample;

import java.net.URI;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.sluice.sample.catalog.Catalog;
import io.sluice.sample.catalog.CatalogRoutes;
import io.sluice.sample.customers.Customers;
import io.sluice.sample.customers.CustomersRoutes;
import io.sluice.sample.orders.Orders;
import io.sluice.sample.orders.OrdersRoutes;
import io.sluice.sample.reviews.Reviews;
import io.sluice.sample.reviews.ReviewsRoutes;
import io.sluice.sample.wire.JsonServer;
import reactor.netty.ChannelBindException;

import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The services of the storefront, running. */
public final class SampleServices implements AutoCloseable {

	private static final long SEED = 2718;

	private final Map<String, JsonServer> servers = new LinkedHashMap<>();

	private SampleServices() {
	}

	/**
	 * Starts all services with the same data every time.
	 * @param ports where they listen
	 * @param clock tells when a new review or order is written
	 * @return the running services
	 * @throws PortTakenException if something else listens there
	 */
	public static SampleServices start(SamplePorts ports, InstantSource clock) {
		Catalog catalog = Catalog.generate(SEED);
		Customers customers = Customers.generate(SEED);
		Reviews reviews = Reviews.generate(SEED, catalog.ids(), customers.ids(), clock);
		Orders orders = Orders.generate(SEED, catalog.ids(), catalog::price, customers.ids(), clock);
		SampleServices services = new SampleServices();
		services.add("catalog", ports.catalog(), CatalogRoutes.of(catalog));
		services.add("reviews", ports.reviews(), ReviewsRoutes.of(reviews));
		services.add("customers", ports.customers(), CustomersRoutes.of(customers));
		services.add("orders", ports.orders(), OrdersRoutes.of(orders));
		return services;
	}

	/**
	 * Where each service listens.
	 * @return the base URL by the name of the service
	 */
	public Map<String, URI> urls() {
		Map<String, URI> urls = new LinkedHashMap<>();
		this.servers.forEach((name, server) -> urls.put(name, server.url()));
		return urls;
	}

	/**
	 * Tells a gateway's configuration where each service listens.
	 * @return command line arguments like {@code --CATALOG_URL=http://127.0.0.1:18081}
	 */
	public List<String> arguments() {
		return this.servers.entrySet()
			.stream()
			.map((server) -> "--" + server.getKey().toUpperCase(Locale.ROOT) + "_URL=" + server.getValue().url())
			.toList();
	}

	/**
	 * How many requests each service has had.
	 * @return the number by the name of the service
	 */
	public Map<String, Integer> served() {
		Map<String, Integer> served = new LinkedHashMap<>();
		this.servers.forEach((name, server) -> served.put(name, server.served()));
		return served;
	}

	@Override
	public void close() {
		this.servers.values().forEach(JsonServer::close);
	}

	private void add(String name, int port, RouterFunction<ServerResponse> routes) {
		try {
			this.servers.put(name, JsonServer.start(port, routes));
		}
		catch (ChannelBindException ex) {
			close();
			throw new PortTakenException(name, port, ex);
		}
	}

}
