package io.sluice.quota;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongSupplier;

import io.github.bucket4j.TimeMeter;
import io.sluice.quota.Taking.Granted;
import io.sluice.quota.Taking.Refused;
import io.sluice.quota.Taking.Source;
import org.jspecify.annotations.Nullable;

/**
 * Buckets of this process. Tokens are taken from one after the other, and given back to
 * those if one of them has too few: at no time are more granted than there are.
 */
final class LocalBuckets implements Buckets {

	private static final Duration SOON = Duration.ofMillis(1);

	private final Shelf shelf;

	private final Figures figures = Figures.alone();

	/**
	 * Buckets that have not been used yet.
	 * @param owners how many are counted by themselves
	 * @param filling how they are filled
	 * @param nanos how much time has passed
	 */
	LocalBuckets(int owners, Filling filling, LongSupplier nanos) {
		this.shelf = new Shelf(owners, filling, new Passing(nanos));
	}

	@Override
	public CompletableFuture<Taking> take(List<Draw> draws) {
		return CompletableFuture.completedFuture(this.figures.local().counted(taken(draws)));
	}

	private Taking taken(List<Draw> draws) {
		List<Part> parts = new ArrayList<>(draws.size());
		for (Draw draw : draws) {
			parts.add(new Part(draw, this.shelf.bucket(draw.bucket())));
		}
		List<Level> levels = new ArrayList<>(parts.size());
		for (Part part : parts) {
			Level level = part.bucket().take(part.draw());
			if (level == null) {
				parts.subList(0, levels.size()).forEach((taken) -> taken.bucket().giveBack(taken.draw()));
				return refused(parts, part);
			}
			levels.add(level);
		}
		return new Granted(levels, new Parts(parts));
	}

	/** Others may have given back meanwhile; then it is for a moment only. */
	private static Refused refused(List<Part> parts, Part refusing) {
		Part longest = parts.stream().max(Comparator.comparing(Part::until)).orElse(refusing);
		Duration until = longest.until();
		Draw draw = until.isZero() ? refusing.draw() : longest.draw();
		return new Refused(parts.stream().map(Part::level).toList(), draw, (until.compareTo(SOON) < 0) ? SOON : until);
	}

	@Override
	public CompletableFuture<List<Level>> look(List<BucketKey> keys) {
		return CompletableFuture
			.completedFuture(keys.stream().map((key) -> this.shelf.bucket(key).level(key)).toList());
	}

	@Override
	public Figures figures() {
		return this.figures;
	}

	@Override
	public void close() {
	}

	/**
	 * What is taken of one bucket.
	 *
	 * @param draw how much
	 * @param bucket the bucket
	 */
	private record Part(Draw draw, CountedBucket bucket) {

		Duration until() {
			return this.bucket.until(this.draw);
		}

		Level level() {
			return this.bucket.level(this.draw.bucket());
		}

	}

	/**
	 * Those that were taken from take back, even if others count in their place now.
	 *
	 * @param parts what was taken
	 */
	private record Parts(List<Part> parts) implements Source {

		@Override
		public void giveBack(List<Draw> draws) {
			draws.forEach((draw) -> {
				CountedBucket bucket = bucket(draw.bucket());
				if (bucket != null) {
					bucket.giveBack(draw);
				}
			});
		}

		private @Nullable CountedBucket bucket(BucketKey key) {
			for (Part part : this.parts) {
				if (part.draw().bucket().equals(key)) {
					return part.bucket();
				}
			}
			return null;
		}

	}

	/**
	 * Time that never jumps.
	 *
	 * @param nanos how much has passed
	 */
	private record Passing(LongSupplier nanos) implements TimeMeter {

		@Override
		public long currentTimeNanos() {
			return this.nanos.getAsLong();
		}

		@Override
		public boolean isWallClockBased() {
			return false;
		}

	}

}
