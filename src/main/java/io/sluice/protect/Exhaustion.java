package io.sluice.protect;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.sluice.blueprint.Bandwidth;
import io.sluice.blueprint.Unit;
import io.sluice.quota.BucketKey;
import io.sluice.quota.Draw;
import io.sluice.quota.Level;
import io.sluice.quota.Taking;

/**
 * Remembers for a moment who has too little left for anything, so that nobody has to read
 * what they ask for, or to ask another machine. Bounded; whoever is forgotten is asked
 * about again. Safe for use by many threads.
 */
final class Exhaustion {

	private static final int MOST = 10_000;

	/** What is given back by other instances is not heard of here. */
	private static final Duration LONGEST = Duration.ofSeconds(1);

	private final Cache<String, Known> known;

	private final long flatCost;

	private final LongSupplier nanos;

	/**
	 * Nobody is known.
	 * @param flatCost what anything costs at least that is not executed
	 * @param nanos how much time has passed
	 */
	Exhaustion(long flatCost, LongSupplier nanos) {
		this.flatCost = flatCost;
		this.nanos = nanos;
		this.known = Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(LONGEST).ticker(nanos::getAsLong).build();
	}

	/**
	 * Notices what was refused.
	 * @param plan the buckets of a plan, not empty, all of one owner
	 * @param refused what was said
	 */
	void note(List<BucketKey> plan, Taking.Refused refused) {
		refused.levels()
			.stream()
			.filter((level) -> plan.contains(level.bucket()) && lacking(level) > 0)
			.max(Comparator.comparing(this::until))
			.ifPresent((level) -> this.known.put(level.bucket().owner(), new Known(refused.levels(),
					new Draw(level.bucket(), least(level)), this.nanos.getAsLong() + until(level).toNanos())));
	}

	/**
	 * What is known.
	 * @param plan the buckets of a plan, not empty, all of one owner
	 * @return what it would be told; empty if there may be something left
	 */
	Optional<Taking.Refused> of(List<BucketKey> plan) {
		Known exhausted = this.known.getIfPresent(plan.getFirst().owner());
		long left = (exhausted != null) ? exhausted.until() - this.nanos.getAsLong() : 0;
		return (exhausted != null && left > 0 && plan.contains(exhausted.draw().bucket()))
				? Optional.of(new Taking.Refused(exhausted.levels(), exhausted.draw(), Duration.ofNanos(left)))
				: Optional.empty();
	}

	/**
	 * Forgets, as something was given back.
	 * @param owner who may have something left
	 */
	void forget(String owner) {
		this.known.invalidate(owner);
	}

	private long least(Level level) {
		return (level.bucket().allowance().unit() == Unit.COST) ? Math.max(1, this.flatCost) : 1;
	}

	private long lacking(Level level) {
		return least(level) - level.remaining();
	}

	private Duration until(Level level) {
		Bandwidth nearest = level.nearest();
		return nearest.per().multipliedBy(lacking(level)).dividedBy(nearest.amount());
	}

	/**
	 * Who has too little left.
	 *
	 * @param levels what is left
	 * @param draw the least that anything takes
	 * @param until when there is as much again
	 */
	private record Known(List<Level> levels, Draw draw, long until) {

	}

}
