package io.sluice.plan;

import java.time.Duration;

import io.sluice.blueprint.Keeping;

/**
 * How what was fetched before is used for a field again.
 *
 * @param keeping how its values are kept
 * @param maxAge how old a value may be that is answered as it is; shorter than values are
 * kept if some of what the operation selects of it has to be fresher
 */
public record Reuse(Keeping keeping, Duration maxAge) {

	/**
	 * What holds for two fields that share what is fetched.
	 * @param other how the other one uses it
	 * @return the stricter of both
	 */
	public Reuse and(Reuse other) {
		Reuse shorter = (other.maxAge.compareTo(this.maxAge) < 0) ? other : this;
		Keeping kept = shorter.keeping;
		boolean perCaller = this.keeping.perCaller() || other.keeping.perCaller();
		return new Reuse(new Keeping(kept.maxAge(), kept.staleWhileRevalidate(), kept.staleIfError(), perCaller,
				kept.tags(), kept.contents()), shorter.maxAge);
	}

}
