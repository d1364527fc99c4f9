package io.sluice.http.seen;

import java.util.List;
import java.util.function.ToDoubleFunction;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.sluice.downstream.Downstream;
import io.sluice.downstream.ServiceCondition;
import io.sluice.generation.Figures;
import io.sluice.generation.Generation;
import io.sluice.observe.Metric;

/**
 * Shows what a generation has made of documents, and how its services are doing, instead
 * of the one before.
 *
 * @param generation the current one from now on
 */
public record GenerationMeters(Generation generation) implements MeterBinder {

	private static final List<Metric> OF_SERVICES = List.of(Metric.CIRCUIT_OPEN, Metric.RETRIES,
			Metric.HELD_BACK_CALLS);

	@Override
	public void bindTo(MeterRegistry registry) {
		Figures figures = this.generation.figures();
		Metric.DOCUMENT_LOOKUPS.counts(registry, figures.hits(), (count) -> count.sum(), "hit");
		Metric.DOCUMENT_LOOKUPS.counts(registry, figures.misses(), (count) -> count.sum(), "miss");
		Metric.DOCUMENTS.shows(registry, figures.documents(), (count) -> count.getAsLong());
		Metric.PLAN_LOOKUPS.counts(registry, figures.plans().hits(), (count) -> count.getAsLong(), "hit");
		Metric.PLAN_LOOKUPS.counts(registry, figures.plans().misses(), (count) -> count.getAsLong(), "miss");
		OF_SERVICES.forEach((metric) -> metric.hide(registry));
		Downstream services = this.generation.downstream();
		for (ServiceCondition known : services.conditions()) {
			String name = known.service();
			Metric.CIRCUIT_OPEN.shows(registry, services, of(name, GenerationMeters::open), name);
			Metric.RETRIES.counts(registry, services, of(name, ServiceCondition::retries), name);
			Metric.HELD_BACK_CALLS.counts(registry, services, of(name, ServiceCondition::heldBack), name);
		}
	}

	private static double open(ServiceCondition service) {
		return switch (service.circuit()) {
			case CLOSED -> 0;
			case HALF_OPEN -> 0.5;
			case OPEN -> 1;
		};
	}

	private static ToDoubleFunction<Downstream> of(String name, ToDoubleFunction<ServiceCondition> figure) {
		return (services) -> services.conditions()
			.stream()
			.filter((service) -> service.service().equals(name))
			.mapToDouble(figure)
			.sum();
	}

}
