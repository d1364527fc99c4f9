package io.sluice.protect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

import io.sluice.blueprint.Allowance;
import io.sluice.blueprint.RatePlan;
import io.sluice.blueprint.Unit;
import io.sluice.plan.FieldUse;
import io.sluice.quota.BucketKey;
import io.sluice.quota.Buckets;
import io.sluice.quota.Draw;
import io.sluice.quota.Level;
import io.sluice.quota.Taking;

/** What a caller pays from: the buckets of its plan, and those of fields. */
public final class Wallet {

	private final Optional<RatePlan> plan;

	private final List<BucketKey> keys;

	private final Owners owners;

	private final Buckets buckets;

	private final Exhaustion exhaustion;

	/**
	 * A wallet.
	 * @param plan the plan of the caller, if it has one
	 * @param owner whose the buckets of the plan are
	 * @param owners whose those of fields are
	 * @param buckets where they are
	 * @param exhaustion remembers who has nothing left
	 */
	Wallet(Optional<RatePlan> plan, String owner, Owners owners, Buckets buckets, Exhaustion exhaustion) {
		this.plan = plan;
		this.keys = plan.isPresent() ? keys(plan.get(), owner) : List.of();
		this.owners = owners;
		this.buckets = buckets;
		this.exhaustion = exhaustion;
	}

	private static List<BucketKey> keys(RatePlan plan, String owner) {
		List<BucketKey> keys = new ArrayList<>(plan.allowances().size());
		for (Allowance allowance : plan.allowances()) {
			keys.add(new BucketKey(owner, allowance));
		}
		return keys;
	}

	/**
	 * The plan of the caller.
	 * @return empty if it has none
	 */
	public Optional<RatePlan> plan() {
		return this.plan;
	}

	/**
	 * Whether it is known without asking that too little is left of the plan for
	 * anything.
	 * @return what asking would bring; empty if that is not known
	 */
	public Optional<Taking.Refused> exhausted() {
		return this.keys.isEmpty() ? Optional.empty() : this.exhaustion.of(this.keys);
	}

	/**
	 * Takes what something costs, all of it or nothing.
	 * @param cost its cost
	 * @param requests how many requests it is
	 * @param fields the fields that it asks for
	 * @return what becomes of it; never exceptional, and complete already if nobody has
	 * to be asked
	 */
	public CompletableFuture<Taking> take(long cost, long requests, List<FieldUse> fields) {
		List<Draw> draws = new ArrayList<>(this.keys.size() + fields.size());
		for (BucketKey key : this.keys) {
			draws.add(new Draw(key, (key.allowance().unit() == Unit.COST) ? cost : requests));
		}
		for (FieldUse use : fields) {
			draws.add(new Draw(new BucketKey(this.owners.of(use.rate().per()), use.rate().allowance()), use.times()));
		}
		if (draws.isEmpty()) {
			return CompletableFuture.completedFuture(new Taking.Granted(List.of(), Taking.Source.UNCOUNTED));
		}
		return this.buckets.take(draws).thenApply((taking) -> {
			if (taking instanceof Taking.Refused refused && !this.keys.isEmpty()) {
				this.exhaustion.note(this.keys, refused);
			}
			return taking;
		});
	}

	/**
	 * Gives back cost that was not needed. Does not wait.
	 * @param source where it was taken from
	 * @param cost how much of it, at most what was taken
	 */
	public void giveBack(Taking.Source source, long cost) {
		for (BucketKey key : this.keys) {
			if (key.allowance().unit() == Unit.COST) {
				source.giveBack(List.of(new Draw(key, cost)));
				this.exhaustion.forget(key.owner());
			}
		}
	}

	/**
	 * Looks how much is left of the plan.
	 * @return one for each of its allowances; empty if nobody knows
	 */
	public CompletableFuture<List<Level>> look() {
		return this.keys.isEmpty() ? CompletableFuture.completedFuture(List.of()) : this.buckets.look(this.keys);
	}

}
