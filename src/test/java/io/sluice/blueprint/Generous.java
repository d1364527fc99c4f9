package io.sluice.blueprint;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Limits that no test meets by accident. */
public final class Generous {

	/** The limits. */
	public static final Limits LIMITS = new Limits(new Limits.OfDocument(50_000, 5000, 15, 30, 20, 500, 501, 50),
			new Limits.OfRequest(256 * 1024, Duration.ofSeconds(30), 1, 1000, Duration.ofSeconds(10), 10 << 20),
			new Limits.OfOperation(5000, 10, Map.of()), new Limits.OfCallers(500, 5_000, 100, 100));

	/** Everybody may use as much as there is. */
	public static final RateTerms RATES = new RateTerms(List.of(), Optional.empty(), Optional.empty(), Map.of(), 10,
			new QuotaTerms(1000, new QuotaTerms.OfShared(Duration.ofMillis(20), "sluice:", StoreFailure.LOCAL, 0.25)));

	/** Nobody is known, and nothing is special. */
	public static final Terms TERMS = new Terms(Set.of(), LIMITS, Security.NONE, Documents.FREE, Statuses.USUAL,
			new CacheTerms(1 << 20, 1 << 20, 1 << 20, new CacheTerms.OfShared(Duration.ofMillis(20), "sluice:", 4096)),
			RATES, new ReloadTerms(Duration.ZERO, Duration.ofSeconds(30)));

	private Generous() {
	}

}
