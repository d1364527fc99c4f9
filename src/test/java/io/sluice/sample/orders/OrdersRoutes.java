package io.sluice.sample.orders;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import io.sluice.sample.wire.Parameters;
import io.sluice.sample.wire.Refusal;
import reactor.core.publisher.Mono;

import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

/** The orders over HTTP. */
public final class OrdersRoutes {

	private static final int DEFAULT_LIMIT = 10;

	private static final int LONGEST_KEY = 255;

	private final Orders orders;

	private OrdersRoutes(Orders orders) {
		this.orders = orders;
	}

	/**
	 * The routes of the service.
	 * @param orders what it answers from
	 * @return the routes
	 */
	public static RouterFunction<ServerResponse> of(Orders orders) {
		OrdersRoutes routes = new OrdersRoutes(orders);
		return RouterFunctions.route()
			.GET("/orders", routes::list)
			.GET("/orders/{id}", routes::order)
			.POST("/orders", routes::place)
			.POST("/orders/{id}/cancellation", routes::cancel)
			.build();
	}

	private Mono<ServerResponse> list(ServerRequest request) {
		Parameters parameters = new Parameters(request);
		List<String> customers = parameters.list("customer_id");
		if (customers.isEmpty()) {
			throw Refusal.malformed("'customer_id' says whose orders are meant");
		}
		Predicate<Order> filter = parameters.choice("status", Order.Status::of)
			.<Predicate<Order>>map((status) -> (order) -> order.status() == status)
			.orElse((order) -> true);
		int limit = parameters.limit(DEFAULT_LIMIT);
		return ServerResponse.ok()
			.bodyValue(Map.of("orders",
					customers.stream().flatMap((id) -> this.orders.ofCustomer(id, filter, limit).stream()).toList()));
	}

	private Mono<ServerResponse> order(ServerRequest request) {
		String id = request.pathVariable("id");
		return ServerResponse.ok()
			.bodyValue(this.orders.order(id).orElseThrow(() -> Refusal.notFound("No order '" + id + "'")));
	}

	private Mono<ServerResponse> place(ServerRequest request) {
		String key = request.headers().firstHeader("Idempotency-Key");
		if (key == null || key.isBlank() || key.length() > LONGEST_KEY) {
			throw Refusal.malformed("An order needs a header Idempotency-Key");
		}
		return request.bodyToMono(NewOrder.class)
			.switchIfEmpty(Mono.error(() -> Refusal.malformed("An order is a JSON object")))
			.map((order) -> this.orders.place(key, order))
			.flatMap((placement) -> {
				URI location = URI.create("/orders/" + placement.order().id());
				ServerResponse.BodyBuilder response = placement.isNew() ? ServerResponse.created(location)
						: ServerResponse.ok().location(location).header("Idempotency-Replayed", "true");
				return response.bodyValue(placement.order());
			});
	}

	private Mono<ServerResponse> cancel(ServerRequest request) {
		String id = request.pathVariable("id");
		String customer = request.headers().firstHeader("X-Customer");
		if (customer != null
				&& this.orders.order(id).filter((order) -> order.customerId().equals(customer)).isEmpty()) {
			throw Refusal.notFound("No order '" + id + "' of this customer");
		}
		return ServerResponse.ok().bodyValue(this.orders.cancel(id));
	}

}
