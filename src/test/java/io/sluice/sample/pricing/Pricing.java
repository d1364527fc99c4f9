package io.sluice.sample.pricing;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import io.sluice.sample.wire.GrpcMethods;
import io.sluice.sample.wire.Money;
import io.sluice.sample.wire.Objection;

/**
 * The prices of products in several currencies.
 *
 * @param prices what a product costs in euros
 */
public record Pricing(Function<Long, Optional<Money>> prices) {

	private static final int MOST = 100;

	private static final Map<String, BigDecimal> RATES = Map.of("EUR", BigDecimal.ONE, "USD", new BigDecimal("1.10"),
			"GBP", new BigDecimal("0.85"), "CHF", new BigDecimal("0.95"), "CZK", new BigDecimal("25.00"));

	/**
	 * The methods of the service.
	 * @param prices what a product costs in euros
	 * @return the methods
	 */
	public static GrpcMethods of(Function<Long, Optional<Money>> prices) {
		return GrpcMethods.of("pricing/v1/pricing.proto", "pricing.v1.Pricing")
			.unary("BatchGetPrices", Request.class, new Pricing(prices)::batchGetPrices);
	}

	private Response batchGetPrices(Request request) {
		if (request.productIds().size() > MOST) {
			throw Objection.to("product_ids", "At most " + MOST + " products, not " + request.productIds().size());
		}
		String currency = request.currency().isEmpty() ? "EUR" : request.currency();
		BigDecimal rate = RATES.get(currency);
		if (rate == null) {
			throw Objection.to("currency", "Prices are in " + RATES.keySet() + ", not in " + currency);
		}
		return new Response(
				request.productIds().stream().flatMap((product) -> price(product, rate, currency)).toList());
	}

	private Stream<Price> price(long product, BigDecimal rate, String currency) {
		return this.prices.apply(product)
			.map((euros) -> new Money(euros.amount().multiply(rate), currency))
			.map((price) -> new Price(product, price.amount().toString(), price.currency()))
			.stream();
	}

	private record Request(List<Long> productIds, String currency) {

	}

	private record Response(List<Price> prices) {

	}

	private record Price(long productId, String amount, String currency) {

	}

}
