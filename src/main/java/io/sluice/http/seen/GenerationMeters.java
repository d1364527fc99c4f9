package io.sluice.http.seen;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.sluice.generation.Figures;
import io.sluice.observe.Metric;

/**
 * Shows what a generation has made of documents, instead of the one before.
 *
 * @param figures of the generation
 */
public record GenerationMeters(Figures figures) implements MeterBinder {

	@Override
	public void bindTo(MeterRegistry registry) {
		Metric.DOCUMENT_LOOKUPS.counts(registry, this.figures.hits(), (count) -> count.sum(), "hit");
		Metric.DOCUMENT_LOOKUPS.counts(registry, this.figures.misses(), (count) -> count.sum(), "miss");
		Metric.DOCUMENTS.shows(registry, this.figures.documents(), (count) -> count.getAsLong());
		Metric.PLAN_LOOKUPS.counts(registry, this.figures.plans().hits(), (count) -> count.getAsLong(), "hit");
		Metric.PLAN_LOOKUPS.counts(registry, this.figures.plans().misses(), (count) -> count.getAsLong(), "miss");
	}

}
