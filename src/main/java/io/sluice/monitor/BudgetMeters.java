package io.sluice.monitor;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.sluice.observe.Metric;
import io.sluice.quota.Attempts;
import io.sluice.quota.Figures;
import io.sluice.redis.Standing;

/**
 * Shows what is taken from budgets.
 *
 * @param figures of the buckets
 */
record BudgetMeters(Figures figures) implements MeterBinder {

	@Override
	public void bindTo(MeterRegistry registry) {
		if (this.figures.standing().get() == Standing.ALONE) {
			attempts(registry, this.figures.local(), "local");
			return;
		}
		attempts(registry, this.figures.shared(), "redis");
		attempts(registry, this.figures.instead(), "degraded");
		Metric.STORE_UP.shows(registry, this.figures.standing(), StoreHealth::up, "budget");
	}

	private static void attempts(MeterRegistry registry, Attempts attempts, String by) {
		Metric.BUDGET_TAKES.counts(registry, attempts, Attempts::granted, by, "granted");
		Metric.BUDGET_TAKES.counts(registry, attempts, Attempts::refused, by, "refused");
		Metric.BUDGET_TAKES.counts(registry, attempts, Attempts::unavailable, by, "unavailable");
	}

}
