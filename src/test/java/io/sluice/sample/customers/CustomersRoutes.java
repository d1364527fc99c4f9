package io.sluice.sample.customers;

import java.util.List;
import java.util.Map;

import io.sluice.sample.wire.Parameters;
import io.sluice.sample.wire.Refusal;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The customers over HTTP. */
public final class CustomersRoutes {

	private final Customers customers;

	private CustomersRoutes(Customers customers) {
		this.customers = customers;
	}

	/**
	 * The routes of the service.
	 * @param customers what it answers from
	 * @return the routes
	 */
	public static RouterFunction<ServerResponse> of(Customers customers) {
		CustomersRoutes routes = new CustomersRoutes(customers);
		return RouterFunctions.route()
			.GET("/customers/{id}", routes::customer)
			.POST("/customers/lookup", routes::lookup)
			.build();
	}

	private Mono<ServerResponse> customer(ServerRequest request) {
		String id = request.pathVariable("id");
		return ServerResponse.ok()
			.bodyValue(this.customers.customer(id).orElseThrow(() -> Refusal.notFound("No customer '" + id + "'")));
	}

	private Mono<ServerResponse> lookup(ServerRequest request) {
		return request.bodyToMono(Lookup.class)
			.mapNotNull(Lookup::ids)
			.switchIfEmpty(Mono.error(() -> Refusal.malformed("A lookup is an object like {\"ids\": [\"cus_1\"]}")))
			.flatMap((ids) -> {
				if (ids.size() > Parameters.MAX_VALUES) {
					throw Refusal.malformed("At most " + Parameters.MAX_VALUES + " ids, not " + ids.size());
				}
				return ServerResponse.ok().bodyValue(Map.of("customers", this.customers.customers(ids)));
			});
	}

	/**
	 * Asks for many customers.
	 *
	 * @param ids their ids
	 */
	record Lookup(@Nullable List<String> ids) {

	}

}
