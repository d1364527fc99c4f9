package io.sluice.http;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Scheduler;

/** Shows that a connection lives while there is nothing to say. */
@FunctionalInterface
interface KeepAlive {

	/**
	 * Says something in each time in which nothing else is said.
	 * @param <T> the type of messages
	 * @param messages what is to be said
	 * @param sign what to say otherwise
	 * @return messages and signs; ends with the messages
	 */
	<T> Flux<T> around(Flux<T> messages, T sign);

	/**
	 * Keeps connections alive.
	 * @param interval how long nothing may be said; forever if {@code null}
	 * @param scheduler measures the time
	 * @return says something as often as that
	 */
	static KeepAlive every(@Nullable Duration interval, Scheduler scheduler) {
		return (interval != null) ? new Signs(interval, scheduler) : new Silence();
	}

	/** Says nothing. */
	record Silence() implements KeepAlive {

		@Override
		public <T> Flux<T> around(Flux<T> messages, T sign) {
			return messages;
		}

	}

	/**
	 * Says something.
	 *
	 * @param interval how often
	 * @param scheduler measures the time
	 */
	record Signs(Duration interval, Scheduler scheduler) implements KeepAlive {

		@Override
		public <T> Flux<T> around(Flux<T> messages, T sign) {
			return Flux.defer(() -> {
				AtomicBoolean busy = new AtomicBoolean();
				Sinks.Empty<Void> over = Sinks.empty();
				Flux<T> signs = Flux.interval(this.interval, this.scheduler)
					.onBackpressureDrop()
					.filter((_) -> !busy.getAndSet(false))
					.map((_) -> sign)
					.takeUntilOther(over.asMono());
				return Flux.merge(1, messages.doOnNext((_) -> busy.set(true)).doOnComplete(over::tryEmitEmpty), signs);
			});
		}

	}

}
