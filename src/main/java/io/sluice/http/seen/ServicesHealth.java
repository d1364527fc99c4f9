package io.sluice.http.seen;

import java.util.List;
import java.util.function.Supplier;

import io.sluice.downstream.ServiceCondition;
import io.sluice.downstream.ServiceCondition.Circuit;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * Tells which services are left alone, since they fail. All that does not need them is
 * answered: the gateway is never down because of that.
 *
 * @param conditions how services are doing
 */
public record ServicesHealth(Supplier<List<ServiceCondition>> conditions) implements HealthIndicator {

	private static final Status DEGRADED = new Status("DEGRADED");

	@Override
	public Health health() {
		List<ServiceCondition> all = this.conditions.get();
		boolean isDegraded = all.stream().anyMatch((service) -> service.circuit() != Circuit.CLOSED);
		Health.Builder health = Health.status(isDegraded ? DEGRADED : Status.UP);
		all.forEach((service) -> health.withDetail(service.service(), switch (service.circuit()) {
			case CLOSED -> "called";
			case HALF_OPEN -> "tried";
			case OPEN -> "left alone";
		}));
		return health.build();
	}

}
