package io.sluice.cache.far;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;

/**
 * Lets nobody wait for Redis longer than its budget, and nobody at all while half of the
 * answers are late.
 */
final class Protection {

	private static final Duration OFF = Duration.ofSeconds(1);

	private static final int WINDOW = 20;

	private static final int TRIALS = 5;

	private final CircuitBreaker breaker;

	private final Duration budget;

	Protection(Duration budget) {
		this.budget = budget;
		this.breaker = CircuitBreaker.of("redis",
				CircuitBreakerConfig.custom()
					.slidingWindow(WINDOW, WINDOW / 2, SlidingWindowType.COUNT_BASED)
					.waitDurationInOpenState(OFF)
					.permittedNumberOfCallsInHalfOpenState(TRIALS)
					.maxWaitDurationInHalfOpenState(OFF)
					.writableStackTraceEnabled(false)
					.build());
	}

	/** What Redis answers in time, or this. */
	<T> CompletableFuture<T> ask(Supplier<? extends CompletionStage<T>> question, T otherwise) {
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

	/** Whether it would be a waste to send something that nobody waits for. */
	boolean isOff() {
		return this.breaker.getState() == CircuitBreaker.State.OPEN;
	}

}
