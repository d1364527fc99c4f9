package io.sluice.sample.orders;

import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

import io.sluice.sample.wire.Money;
import io.sluice.sample.wire.Refusal;
import org.jspecify.annotations.Nullable;

/** All orders. Safe for use by several threads. */
public final class Orders {

	private static final Comparator<Order> NEWEST_FIRST = Comparator.comparing(Order::placedAt)
		.thenComparing(Order::id)
		.reversed();

	private static final int PAYMENT_DAYS = 14;

	private final Map<String, Order> byId = new ConcurrentHashMap<>();

	private final Map<String, Placed> byKey = new ConcurrentHashMap<>();

	private final AtomicInteger lastNumber = new AtomicInteger(10_000);

	private final Goods goods;

	private final Predicate<String> customers;

	private final InstantSource clock;

	private Orders(Goods goods, Predicate<String> customers, InstantSource clock) {
		this.goods = goods;
		this.customers = customers;
		this.clock = clock;
	}

	/**
	 * Orders that are the same every time.
	 * @param seed where chance begins
	 * @param productIds the products that exist
	 * @param goods what a product costs, and how many there are
	 * @param customerIds the customers that exist
	 * @param clock tells when a new order is placed
	 * @return the orders
	 */
	public static Orders generate(long seed, List<Long> productIds, Goods goods, List<String> customerIds,
			InstantSource clock) {
		Orders orders = new Orders(goods, customerIds::contains, clock);
		new OrdersSeed(seed, productIds, goods::price).of(customerIds, orders::nextId)
			.forEach((order) -> orders.byId.put(order.id(), order));
		return orders;
	}

	Optional<Order> order(String id) {
		return Optional.ofNullable(this.byId.get(id));
	}

	List<Order> ofCustomer(String customerId, Predicate<Order> filter, int limit) {
		return this.byId.values()
			.stream()
			.filter((order) -> order.customerId().equals(customerId))
			.filter(filter)
			.sorted(NEWEST_FIRST)
			.limit(limit)
			.toList();
	}

	/**
	 * Places an order once per key.
	 * @param key the client's key; the same key answers the same order
	 * @param request what is ordered
	 * @return the order, and whether it is new
	 */
	Placement place(String key, NewOrder request) {
		AtomicBoolean isNew = new AtomicBoolean();
		Placed placed = this.byKey.computeIfAbsent(key, (absent) -> {
			isNew.set(true);
			return new Placed(request, keep(check(request)).id());
		});
		if (!placed.request().equals(request)) {
			throw Refusal.unacceptable("The Idempotency-Key was used for another order");
		}
		return new Placement(order(placed.orderId()).orElseThrow(), isNew.get());
	}

	Order cancel(String id) {
		return Optional.ofNullable(this.byId.computeIfPresent(id, (same, order) -> cancelled(order)))
			.orElseThrow(() -> Refusal.notFound("No order '" + id + "'"));
	}

	private Order cancelled(Order order) {
		return switch (order.status()) {
			case CANCELLED -> order;
			case PLACED, PACKED -> {
				order.lines().forEach((line) -> this.goods.move(line.productId(), line.quantity()));
				yield order.with(Order.Status.CANCELLED);
			}
			case IN_TRANSIT, DELIVERED -> throw Refusal.conflict("Order '" + order.id() + "' is on its way or there");
		};
	}

	private Order check(NewOrder request) {
		String customer = request.customerId();
		if (customer == null || !this.customers.test(customer)) {
			throw Refusal.unacceptable("There is no customer '" + customer + "'");
		}
		if (request.lines() == null || request.lines().isEmpty()) {
			throw Refusal.unacceptable("'lines' says what is ordered");
		}
		List<Order.Line> lines = request.lines().stream().map(this::line).toList();
		return new Order(nextId(), customer, Order.Status.PLACED, this.clock.instant(), lines,
				payment(request.paymentKind()), request.customerNote());
	}

	private Order.Line line(NewOrder.Line line) {
		if (line.quantity() < 1 || line.quantity() > 99) {
			throw Refusal.unacceptable("'quantity' is 1 to 99, not " + line.quantity());
		}
		Money price = this.goods.price(line.productId())
			.orElseThrow(() -> Refusal.unacceptable("There is no product " + line.productId()));
		return new Order.Line(line.productId(), line.quantity(), price);
	}

	private Payment payment(@Nullable String kind) {
		return switch (kind) {
			case "card" -> new Payment.Card("visa", "4242");
			case "invoice" ->
				new Payment.Invoice(this.clock.instant().atZone(ZoneOffset.UTC).toLocalDate().plusDays(PAYMENT_DAYS));
			case "gift_card" -> new Payment.GiftCard("GC-…-77");
			case null, default ->
				throw Refusal.unacceptable("'payment_kind' is card, invoice or gift_card, not '" + kind + "'");
		};
	}

	private Order keep(Order order) {
		order.lines().forEach((line) -> this.goods.move(line.productId(), -line.quantity()));
		this.byId.put(order.id(), order);
		return order;
	}

	private String nextId() {
		return "ord_" + this.lastNumber.incrementAndGet();
	}

	/**
	 * What a key stands for.
	 *
	 * @param request what was ordered with it
	 * @param orderId what came of it
	 */
	private record Placed(NewOrder request, String orderId) {

	}

	/**
	 * What came of placing an order.
	 *
	 * @param order the order
	 * @param isNew false if an earlier request with the same key placed it
	 */
	record Placement(Order order, boolean isNew) {

	}

}
