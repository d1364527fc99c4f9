package io.sluice.protect;

import java.util.Collection;
import java.util.Optional;
import java.util.function.LongSupplier;

import io.sluice.access.Caller;
import io.sluice.blueprint.Absent;
import io.sluice.blueprint.Assignment;
import io.sluice.blueprint.RatePlan;
import io.sluice.blueprint.RateScope;
import io.sluice.blueprint.RateTerms;
import io.sluice.quota.Buckets;

/**
 * Knows which plan callers have, and what they pay from. Safe for use by many threads.
 */
public final class Wallets {

	private final RateTerms terms;

	private final Buckets buckets;

	private final Exhaustion exhaustion;

	/**
	 * The wallets of all callers.
	 * @param terms who has which plan
	 * @param buckets where budgets are
	 * @param nanos how much time has passed, in nanoseconds
	 */
	public Wallets(RateTerms terms, Buckets buckets, LongSupplier nanos) {
		this.terms = terms;
		this.buckets = buckets;
		this.exhaustion = new Exhaustion(terms.flatCost(), nanos);
	}

	/**
	 * The wallet of a caller.
	 * @param caller who asks
	 * @param network from where; equal for all that one caller asks without a token
	 * @return its wallet
	 */
	public Wallet of(Caller caller, String network) {
		Owners owners = new Owners(caller, network);
		for (Assignment assignment : this.terms.assignments()) {
			if (isAbout(assignment.whom(), caller)) {
				return wallet(Optional.of(assignment.plan()), assignment.per(), owners);
			}
		}
		return wallet(caller.authenticated() ? this.terms.users() : this.terms.anonymous(), RateScope.USER, owners);
	}

	private Wallet wallet(Optional<RatePlan> plan, RateScope per, Owners owners) {
		return new Wallet(plan, owners.of(per), owners, this.buckets, this.exhaustion);
	}

	private static boolean isAbout(Assignment.Whom whom, Caller caller) {
		return switch (whom) {
			case Assignment.Client(var id) ->
				caller.account().isPresent() && caller.account().get().client().equals(id);
			case Assignment.Scope(var name) -> caller.scopes().contains(name);
			case Assignment.Claim(var path, var value) -> switch (path.in(caller.claims())) {
				case Absent _ -> false;
				case null -> false;
				case Collection<?> list -> list.stream().anyMatch((one) -> value.equals(String.valueOf(one)));
				case Object one -> value.equals(String.valueOf(one));
			};
		};
	}

}
