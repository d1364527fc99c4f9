package io.sluice.observe;

import java.util.concurrent.atomic.AtomicInteger;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class MetricTests {

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	@Test
	void equalLabelsAreOneMeter() {
		Metric.SHARED_CALLS.counter(this.registry, "a").increment();
		Metric.SHARED_CALLS.counter(this.registry, "a").increment();
		Metric.SHARED_CALLS.counter(this.registry, "b").increment();
		assertThat(this.registry.get("sluice.shared.calls").tag("service", "a").counter().count()).isEqualTo(2);
	}

	@Test
	void whoIsShownLastIsRead() {
		AtomicInteger before = new AtomicInteger(1);
		AtomicInteger now = new AtomicInteger(2);
		Metric.DOCUMENTS.shows(this.registry, before, AtomicInteger::get);
		Metric.DOCUMENTS.shows(this.registry, now, AtomicInteger::get);
		Metric.PLAN_LOOKUPS.counts(this.registry, before, AtomicInteger::get, "hit");
		Metric.PLAN_LOOKUPS.counts(this.registry, now, AtomicInteger::get, "hit");
		Metric.PLAN_LOOKUPS.counts(this.registry, before, AtomicInteger::get, "miss");
		assertThat(this.registry.get("sluice.documents").gauge().value()).isEqualTo(2);
		assertThat(this.registry.get("sluice.plan.lookups").tag("result", "hit").functionCounter().count())
			.isEqualTo(2);
		assertThat(this.registry.get("sluice.plan.lookups").tag("result", "miss").functionCounter().count())
			.isEqualTo(1);
	}

	@Test
	void eachLabelHasAValue() {
		assertThatIllegalArgumentException().isThrownBy(() -> Metric.CALLS.timer(this.registry, "service"))
			.withMessage("sluice.calls has the labels [SERVICE, PROTOCOL, OUTCOME]");
	}

}
