package io.sluice.http;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * How long an event stream lasts. One that is cut off has no {@code complete}, so the
 * client knows that there would be more.
 */
final class Lifespan {

	private final KeepAlive keepAlive;

	private final Mono<?> end;

	/**
	 * A lifespan.
	 * @param keepAlive keeps streams alive
	 * @param longest how long one may last; forever if {@code null}
	 * @param goingAway ends all of them
	 * @param scheduler measures the time
	 */
	Lifespan(KeepAlive keepAlive, @Nullable Duration longest, GoingAway goingAway, Scheduler scheduler) {
		this.keepAlive = keepAlive;
		this.end = (longest != null) ? Mono.firstWithSignal(goingAway.begun(), Mono.delay(longest, scheduler))
				: goingAway.begun();
	}

	/**
	 * Limits a stream.
	 * @param <T> the type of its messages
	 * @param messages the stream
	 * @param sign says that it lives
	 * @return the stream as long as it lasts
	 */
	<T> Flux<T> of(Flux<T> messages, T sign) {
		return this.keepAlive.around(messages, sign).takeUntilOther(this.end);
	}

}
