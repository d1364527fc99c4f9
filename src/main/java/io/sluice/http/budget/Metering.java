package io.sluice.http.budget;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.sluice.blueprint.RatePlan;
import io.sluice.engine.Bill;
import io.sluice.engine.Payer;
import io.sluice.http.ClientNetwork;
import io.sluice.http.GrantAttribute;
import io.sluice.http.RefusedException;
import io.sluice.protect.Wallet;
import io.sluice.protect.Wallets;
import io.sluice.quota.Level;
import io.sluice.quota.Taking;
import reactor.core.publisher.Mono;

import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;

/**
 * Has callers pay for what they ask for. What the engine executes, it has paid for by the
 * {@link Payer} of the request; all else costs the same, before it is answered: what is
 * no GraphQL, does not fit the schema, names an unknown document, or is too dear for any
 * budget.
 */
final class Metering implements WebGraphQlInterceptor {

	private final Wallets wallets;

	private final ClientNetwork networks;

	private final Map<RatePlan, RateHeaders> headers;

	private final Bill flat;

	/**
	 * Has callers pay.
	 * @param wallets what they pay from
	 * @param networks from where they ask
	 * @param headers what they are told of their plan
	 * @param flatCost what it costs to ask for what is not executed
	 */
	Metering(Wallets wallets, ClientNetwork networks, Map<RatePlan, RateHeaders> headers, long flatCost) {
		this.wallets = wallets;
		this.networks = networks;
		this.headers = headers;
		this.flat = new Bill(flatCost, 1, List.of());
	}

	@Override
	public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
		Wallet wallet = this.wallets.of(GrantAttribute.get(request.getAttributes()).caller(),
				this.networks.of(request));
		Optional<Taking.Refused> exhausted = wallet.exhausted();
		if (exhausted.isPresent()) {
			return Mono.error(() -> told(Refusals.of(exhausted.get()), wallet, exhausted.get().levels()));
		}
		Meter meter = new Meter(wallet);
		request.configureExecutionInput((input, _) -> {
			input.getGraphQLContext().put(Payer.class, meter);
			return input;
		});
		return chain.next(request)
			.onErrorResume((error) -> !(error instanceof RefusedException),
					(error) -> paid(meter).flatMap((_) -> Mono.error(
							meter.refusal().isPresent() ? told(meter.refusal().get(), wallet, meter.levels()) : error)))
			.flatMap((response) -> meter.isDecided() ? Mono.just(told(response, meter, wallet))
					: paid(meter).map((_) -> told(response, meter, wallet)));
	}

	private Mono<Meter> paid(Meter meter) {
		return meter.isDecided() ? Mono.just(meter)
				: Mono.fromFuture(() -> meter.pay(this.flat), true).thenReturn(meter);
	}

	private WebGraphQlResponse told(WebGraphQlResponse response, Meter meter, Wallet wallet) {
		if (meter.refusal().isPresent()) {
			throw told(meter.refusal().get(), wallet, meter.levels());
		}
		balance(wallet, meter.levels()).ifPresent((balance) -> balance.note(response));
		return response;
	}

	private RefusedException told(RefusedException refused, Wallet wallet, List<Level> levels) {
		balance(wallet, levels).ifPresent((balance) -> balance.tell(refused.getHeaders()));
		return refused;
	}

	private Optional<Balance> balance(Wallet wallet, List<Level> levels) {
		return wallet.plan().map(this.headers::get).map((plan) -> new Balance(plan, levels));
	}

}
