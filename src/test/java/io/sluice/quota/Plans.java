package io.sluice.quota;

import java.time.Duration;
import java.util.List;

import io.sluice.blueprint.Allowance;
import io.sluice.blueprint.Bandwidth;
import io.sluice.blueprint.Unit;

/** What the buckets of these tests are filled by. */
final class Plans {

	private Plans() {
	}

	/** So much a second, and no more at once. */
	static BucketKey second(String owner, long amount) {
		return bucket(owner, new Bandwidth(amount, Duration.ofSeconds(1), amount));
	}

	static BucketKey bucket(String owner, Bandwidth... bandwidths) {
		return new BucketKey(owner, new Allowance("partner", Unit.COST, List.of(bandwidths)));
	}

	static Bandwidth bandwidth(long amount, Duration per, long burst) {
		return new Bandwidth(amount, per, burst);
	}

}
