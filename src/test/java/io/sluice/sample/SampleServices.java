package io.sluice.sample;

import java.io.UncheckedIOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.sluice.sample.catalog.Catalog;
import io.sluice.sample.catalog.CatalogRoutes;
import io.sluice.sample.customers.Customers;
import io.sluice.sample.customers.CustomersRoutes;
import io.sluice.sample.inventory.Inventory;
import io.sluice.sample.inventory.InventoryMethods;
import io.sluice.sample.orders.Goods;
import io.sluice.sample.orders.Orders;
import io.sluice.sample.orders.OrdersRoutes;
import io.sluice.sample.pricing.Pricing;
import io.sluice.sample.reviews.Reviews;
import io.sluice.sample.reviews.ReviewsRoutes;
import io.sluice.sample.wire.GrpcMethods;
import io.sluice.sample.wire.GrpcServer;
import io.sluice.sample.wire.JsonServer;
import io.sluice.sample.wire.Money;
import reactor.netty.ChannelBindException;

import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The services of the storefront, running. */
public final class SampleServices implements AutoCloseable {

	private static final long SEED = 2718;

	private final Map<String, JsonServer> servers = new LinkedHashMap<>();

	private final Map<String, GrpcServer> grpcServers = new LinkedHashMap<>();

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
		Inventory inventory = Inventory.generate(SEED, catalog.ids(), clock);
		Orders orders = Orders.generate(SEED, catalog.ids(), new Shop(catalog, inventory), customers.ids(), clock);
		SampleServices services = new SampleServices();
		services.add("catalog", ports.catalog(), CatalogRoutes.of(catalog));
		services.add("reviews", ports.reviews(), ReviewsRoutes.of(reviews));
		services.add("customers", ports.customers(), CustomersRoutes.of(customers));
		services.add("orders", ports.orders(), OrdersRoutes.of(orders));
		services.add("pricing", ports.pricing(), Pricing.of(catalog::usualPrice));
		services.add("inventory", ports.inventory(), InventoryMethods.of(inventory));
		return services;
	}

	/**
	 * Where each service over HTTP listens.
	 * @return the base URL by the name of the service
	 */
	public Map<String, URI> urls() {
		Map<String, URI> urls = new LinkedHashMap<>();
		this.servers.forEach((name, server) -> urls.put(name, server.url()));
		return urls;
	}

	/**
	 * Where each service over gRPC listens.
	 * @return host and port by the name of the service
	 */
	public Map<String, String> targets() {
		Map<String, String> targets = new LinkedHashMap<>();
		this.grpcServers.forEach((name, server) -> targets.put(name, server.target()));
		return targets;
	}

	/**
	 * Tells a gateway's configuration where each service listens.
	 * @return variables like {@code CATALOG_URL} and {@code PRICING_TARGET}
	 */
	public Map<String, String> variables() {
		Map<String, String> variables = new LinkedHashMap<>();
		urls().forEach((name, url) -> variables.put(name.toUpperCase(Locale.ROOT) + "_URL", url.toString()));
		targets().forEach((name, target) -> variables.put(name.toUpperCase(Locale.ROOT) + "_TARGET", target));
		return variables;
	}

	/**
	 * The same as command line arguments.
	 * @return arguments like {@code --CATALOG_URL=http://127.0.0.1:18081}
	 */
	public List<String> arguments() {
		return variables().entrySet()
			.stream()
			.map((variable) -> "--" + variable.getKey() + "=" + variable.getValue())
			.toList();
	}

	/**
	 * How many requests each service has had.
	 * @return the number by the name of the service
	 */
	public Map<String, Integer> served() {
		Map<String, Integer> served = new LinkedHashMap<>();
		this.servers.forEach((name, server) -> served.put(name, server.served()));
		this.grpcServers.forEach((name, server) -> served.put(name, server.served()));
		return served;
	}

	@Override
	public void close() {
		this.servers.values().forEach(JsonServer::close);
		this.grpcServers.values().forEach(GrpcServer::close);
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

	private void add(String name, int port, GrpcMethods methods) {
		try {
			this.grpcServers.put(name, GrpcServer.start(port, methods));
		}
		catch (UncheckedIOException ex) {
			close();
			throw new PortTakenException(name, port, ex);
		}
	}

	/** What the storefront sells: at the prices of the catalog, from the inventory. */
	private record Shop(Catalog catalog, Inventory inventory) implements Goods {

		@Override
		public Optional<Money> price(long product) {
			return this.catalog.price(product);
		}

		@Override
		public void move(long product, int quantity) {
			this.inventory.move(product, quantity);
		}

	}

}
