package io.sluice.http.budget;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.sluice.blueprint.Assignment;
import io.sluice.blueprint.RatePlan;
import io.sluice.blueprint.RateTerms;
import io.sluice.http.ClientNetwork;
import io.sluice.protect.Wallets;
import io.sluice.quota.Buckets;
import reactor.core.publisher.Mono;

import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerResponse;

/** What callers may use in a time, if that is limited for anybody. Immutable. */
public final class Budgets {

	/** Where callers are told theirs. */
	public static final String PATH = "/me/budget";

	private final Optional<Metering> metering;

	private final Optional<BudgetHandler> handler;

	private Budgets(Optional<Metering> metering, Optional<BudgetHandler> handler) {
		this.metering = metering;
		this.handler = handler;
	}

	/**
	 * The budgets of a gateway.
	 * @param terms who may use how much
	 * @param buckets where that is counted
	 * @param networks from where callers ask
	 * @return their budgets
	 */
	public static Budgets of(RateTerms terms, Buckets buckets, ClientNetwork networks) {
		if (terms.isUnlimited()) {
			return new Budgets(Optional.empty(), Optional.empty());
		}
		Map<RatePlan, RateHeaders> headers = Stream
			.of(terms.assignments().stream().map(Assignment::plan), terms.users().stream(), terms.anonymous().stream())
			.flatMap(Function.identity())
			.distinct()
			.collect(Collectors.toUnmodifiableMap(Function.identity(), RateHeaders::new));
		Wallets wallets = new Wallets(terms, buckets, System::nanoTime);
		return new Budgets(Optional.of(new Metering(wallets, networks, headers, terms.flatCost())),
				Optional.of(new BudgetHandler(wallets, networks, headers)));
	}

	/**
	 * Has callers pay for operations.
	 * @return comes before all other interceptors; nothing if nobody is limited
	 */
	public Stream<WebGraphQlInterceptor> metering() {
		return this.metering.stream().map(Function.identity());
	}

	/**
	 * Tells callers their budget.
	 * @return the route; none if nobody is limited
	 */
	public RouterFunction<ServerResponse> route() {
		return this.handler.map((some) -> RouterFunctions.route().GET(PATH, some::answer).build())
			.orElse((_) -> Mono.empty());
	}

	/**
	 * The headers that tell callers their budget.
	 * @return their names; nothing if nobody is limited
	 */
	public List<String> headers() {
		return this.metering.isPresent() ? RateHeaders.NAMES : List.of();
	}

}
