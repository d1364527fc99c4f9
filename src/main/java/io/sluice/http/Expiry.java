package io.sluice.http;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;

import io.sluice.access.Grant;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** The moment in which a token is worth nothing any more. */
public final class Expiry {

	/** No stream lasts longer, and schedulers count nanoseconds. */
	private static final Duration FOREVER = Duration.ofDays(3650);

	private Expiry() {
	}

	/**
	 * Waits for it.
	 * @param grant has an end, or none
	 * @param scheduler measures the time
	 * @return completes then, or at once if that was before
	 */
	public static Mono<Void> of(Grant grant, Scheduler scheduler) {
		return Mono.defer(() -> {
			Instant now = Instant.ofEpochMilli(scheduler.now(TimeUnit.MILLISECONDS));
			return grant.until().isAfter(now.plus(FOREVER)) ? Mono.never()
					: Mono.delay(Duration.between(now, grant.until()), scheduler).then();
		});
	}

}
