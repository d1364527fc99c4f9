package io.sluice.monitor;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.sluice.cache.Figures;
import io.sluice.cache.Lookups;
import io.sluice.observe.Metric;
import io.sluice.redis.Standing;

/**
 * Shows what is kept.
 *
 * @param figures of the cache
 */
record CacheMeters(Figures figures) implements MeterBinder {

	@Override
	public void bindTo(MeterRegistry registry) {
		lookups(registry, this.figures.near(), "near");
		lookups(registry, this.figures.made(), "answers");
		Metric.CACHE_SIZE.shows(registry, this.figures.nearSize(), (size) -> size.getAsLong(), "near");
		Metric.CACHE_SIZE.shows(registry, this.figures.madeSize(), (size) -> size.getAsLong(), "answers");
		Metric.CACHE_PURGES.counts(registry, this.figures.purges(), (count) -> count.sum());
		Metric.CACHE_RESETS.counts(registry, this.figures.resets(), (count) -> count.sum());
		if (this.figures.standing().get() != Standing.ALONE) {
			lookups(registry, this.figures.far(), "redis");
			Metric.STORE_UP.shows(registry, this.figures.standing(), StoreHealth::up, "cache");
		}
	}

	private static void lookups(MeterRegistry registry, Lookups lookups, String layer) {
		Metric.CACHE_LOOKUPS.counts(registry, lookups, Lookups::hits, layer, "hit");
		Metric.CACHE_LOOKUPS.counts(registry, lookups, Lookups::stale, layer, "stale");
		Metric.CACHE_LOOKUPS.counts(registry, lookups, Lookups::misses, layer, "miss");
	}

}
