package io.sluice.reload;

import java.util.concurrent.atomic.AtomicBoolean;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.sluice.observe.Metric;

/**
 * What operators see of reloads: how often there were some, and how the last one ended.
 */
final class ReloadMeters {

	private final AtomicBoolean behind = new AtomicBoolean();

	private final Counter replaced;

	private final Counter refused;

	/**
	 * There was none yet.
	 * @param registry where it is read
	 */
	ReloadMeters(MeterRegistry registry) {
		this.replaced = Metric.RELOADS.counter(registry, "replaced");
		this.refused = Metric.RELOADS.counter(registry, "refused");
		Metric.RELOAD_REFUSED.shows(registry, this.behind, (last) -> last.get() ? 1 : 0);
	}

	/** What is written is what is run. */
	void replaced() {
		this.replaced.increment();
		this.behind.set(false);
	}

	/** What is written cannot be run, and what was written before goes on. */
	void refused() {
		this.refused.increment();
		this.behind.set(true);
	}

}
