package io.sluice.monitor;

import java.util.function.Supplier;

import io.sluice.redis.Standing;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * Tells whether something is shared with other instances that should be. Without it, the
 * gateway answers as before: it is never down because of that.
 *
 * @param standing how it stands with Redis
 */
record StoreHealth(Supplier<Standing> standing) implements HealthIndicator {

	private static final Status DEGRADED = new Status("DEGRADED");

	@Override
	public Health health() {
		Standing standing = this.standing.get();
		return Health.status(standing.isDegraded() ? DEGRADED : Status.UP).withDetail("redis", switch (standing) {
			case ALONE -> "not configured";
			case USED -> "used";
			case AWAY -> "away: not connected";
			case SLOW -> "away: does not answer in time";
		}).build();
	}

	/** 1 while it is shared, 0 while it is not. */
	static double up(Supplier<Standing> standing) {
		return standing.get().isDegraded() ? 0 : 1;
	}

}
