package io.sluice.monitor;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.observation.ObservationRegistry;
import io.sluice.cache.CallCache;
import io.sluice.quota.Buckets;

import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What is shown at the port of operators besides what Spring Boot shows there. */
@Configuration(proxyBeanMethods = false)
class MonitorConfiguration {

	/**
	 * What is measured and traced, we say ourselves: nobody observes requests besides.
	 */
	@Bean
	ObservationRegistry observationRegistry() {
		return ObservationRegistry.NOOP;
	}

	@Bean
	MeterBinder cacheMeters(CallCache cache) {
		return new CacheMeters(cache.figures());
	}

	@Bean
	MeterBinder budgetMeters(Buckets buckets) {
		return new BudgetMeters(buckets.figures());
	}

	@Bean
	HealthIndicator cacheStore(CallCache cache) {
		return new StoreHealth(cache.figures().standing());
	}

	@Bean
	HealthIndicator budgetStore(Buckets buckets) {
		return new StoreHealth(buckets.figures().standing());
	}

}
