package io.sluice.http.budget;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.sluice.blueprint.Allowance;
import io.sluice.blueprint.Bandwidth;
import io.sluice.blueprint.RatePlan;
import io.sluice.http.ClientNetwork;
import io.sluice.http.GrantAttribute;
import io.sluice.protect.Wallet;
import io.sluice.protect.Wallets;
import io.sluice.quota.Level;
import reactor.core.publisher.Mono;

import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;

/**
 * Tells callers their budget, which costs them nothing.
 *
 * @param wallets what they pay from
 * @param networks from where they ask
 * @param headers what they are told of their plan in any answer
 */
record BudgetHandler(Wallets wallets, ClientNetwork networks, Map<RatePlan, RateHeaders> headers) {

	/**
	 * Tells a caller.
	 * @param request a GET request
	 * @return the plan, what it allows, and what is left of that
	 */
	Mono<ServerResponse> answer(ServerRequest request) {
		Wallet wallet = this.wallets.of(GrantAttribute.get(request.attributes()).caller(),
				this.networks.of(request.headers().asHttpHeaders(), request.remoteAddress().orElse(null)));
		return Mono.fromFuture(wallet::look, true)
			.flatMap((levels) -> ServerResponse.ok()
				.headers((all) -> wallet.plan().map(this.headers::get).ifPresent((plan) -> plan.set(all, levels)))
				.bodyValue(told(wallet, levels)));
	}

	private static Map<String, Object> told(Wallet wallet, List<Level> levels) {
		Map<String, Object> told = new LinkedHashMap<>();
		told.put("plan", wallet.plan().map(RatePlan::name).orElse(null));
		List<Map<String, Object>> budgets = new ArrayList<>();
		wallet.plan()
			.ifPresent((plan) -> plan.allowances().forEach((allowance) -> budgets.add(told(allowance, levels))));
		told.put("budgets", budgets);
		return told;
	}

	private static Map<String, Object> told(Allowance allowance, List<Level> levels) {
		Map<String, Object> told = new LinkedHashMap<>();
		told.put("unit", RateHeaders.name(allowance.unit()));
		levels.stream().filter((level) -> level.bucket().allowance().equals(allowance)).forEach((level) -> {
			told.put("remaining", level.remaining());
			told.put("resets", RateHeaders.seconds(level.resets()));
		});
		told.put("limits", allowance.bandwidths().stream().map(BudgetHandler::told).toList());
		return told;
	}

	private static Map<String, Object> told(Bandwidth bandwidth) {
		Map<String, Object> told = new LinkedHashMap<>();
		told.put("amount", bandwidth.amount());
		told.put("per", bandwidth.per().toSeconds());
		told.put("burst", bandwidth.burst());
		return told;
	}

}
