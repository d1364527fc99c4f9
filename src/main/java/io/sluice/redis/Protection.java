package io.sluice.redis;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import org.jspecify.annotations.Nullable;

/**
 * Lets nobody wait for Redis longer than its budget, and nobody at all while half of the
 * answers are late. It finds out by itself when they are not any more, however seldom
 * somebody asks. Safe for use by many threads.
 */
public final class Protection {

	private static final Duration OFF = Duration.ofSeconds(1);

	/** Milliseconds. */
	private static final long PAUSE = 500;

	private static final int WINDOW = 20;

	private static final int TRIALS = 5;

	private final CircuitBreaker breaker;

	private final Duration budget;

	/**
	 * Protects all who ask for one purpose.
	 * @param budget how long they wait
	 */
	public Protection(Duration budget) {
		this.budget = budget;
		this.breaker = CircuitBreaker.of("redis",
				CircuitBreakerConfig.custom()
					.slidingWindow(WINDOW, WINDOW / 2, SlidingWindowType.COUNT_BASED)
					.waitDurationInOpenState(OFF)
					.permittedNumberOfCallsInHalfOpenState(TRIALS)
					.writableStackTraceEnabled(false)
					.build());
	}

	/**
	 * Asks, if that is worth it.
	 * @param <T> the type of the answer
	 * @param question what is asked
	 * @param otherwise what holds if there is no answer in time
	 * @return what Redis answers in time, or that; never exceptional
	 */
	public <T> CompletableFuture<T> ask(Supplier<? extends CompletionStage<T>> question, T otherwise) {
		if (!this.breaker.tryAcquirePermission()) {
			return CompletableFuture.completedFuture(otherwise);
		}
		long begin = this.breaker.getCurrentTimestamp();
		return Attempt.of(question).orTimeout(this.budget.toNanos(), TimeUnit.NANOSECONDS).handle((answer, error) -> {
			long took = this.breaker.getCurrentTimestamp() - begin;
			if (error != null) {
				this.breaker.onError(took, this.breaker.getTimestampUnit(), error);
				return otherwise;
			}
			this.breaker.onSuccess(took, this.breaker.getTimestampUnit());
			return answer;
		});
	}

	/**
	 * Finds out how Redis is doing while it is not asked by everybody, even if nobody
	 * would ask.
	 * @param redis what can be asked; gives {@code null} while nothing can
	 * @param thread asks now and then, until it is shut down; does not wait for answers
	 */
	public void tryOut(Supplier<? extends @Nullable RedisClusterAsyncCommands<byte[], byte[]>> redis,
			ScheduledExecutorService thread) {
		Future<?> _ = thread.scheduleWithFixedDelay(() -> {
			RedisClusterAsyncCommands<byte[], byte[]> open = redis.get();
			if (open != null && standing() != Standing.USED) {
				CompletableFuture<String> _ = ask(open::ping, "");
			}
		}, PAUSE, PAUSE, TimeUnit.MILLISECONDS);
	}

	/**
	 * Whether it would be a waste to send something that nobody waits for.
	 * @return whether nobody is let ask
	 */
	public boolean isOff() {
		return this.breaker.getState() == CircuitBreaker.State.OPEN;
	}

	/**
	 * How a connected Redis is doing.
	 * @return {@link Standing#SLOW} until enough of its answers are in time again
	 */
	public Standing standing() {
		return (this.breaker.getState() == CircuitBreaker.State.CLOSED) ? Standing.USED : Standing.SLOW;
	}

}
