package io.sluice.redis;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import io.netty.channel.EventLoop;
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

	private final Loops loops;

	/**
	 * Protects all who ask for one purpose.
	 * @param budget how long they wait
	 * @param loops where they ask, and wait
	 */
	public Protection(Duration budget, Loops loops) {
		this.budget = budget;
		this.loops = loops;
		this.breaker = CircuitBreaker.of("redis",
				CircuitBreakerConfig.custom()
					.slidingWindow(WINDOW, WINDOW / 2, SlidingWindowType.COUNT_BASED)
					.waitDurationInOpenState(OFF)
					.permittedNumberOfCallsInHalfOpenState(TRIALS)
					.writableStackTraceEnabled(false)
					.build());
	}

	/**
	 * Asks, if that is worth it. Time is measured by the event loop, which nobody has to
	 * wake for that.
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
		CompletableFuture<T> attempt = Attempt.of(question);
		Future<?> end = end(attempt);
		return attempt.handle((answer, error) -> {
			end.cancel(false);
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
	 * Waits as long for what is asked in any case, and does not judge Redis by it.
	 * @param <T> the type of the answer
	 * @param answer may be completed by whoever does not want to wait
	 * @param otherwise what holds if it does not come in time, or fails
	 * @return the answer, or that; never exceptional
	 */
	public <T> CompletableFuture<T> inTime(CompletableFuture<T> answer, T otherwise) {
		Future<?> end = end(answer);
		return answer.handle((value, error) -> {
			end.cancel(false);
			return (error != null) ? otherwise : value;
		});
	}

	private Future<?> end(CompletableFuture<?> attempt) {
		EventLoop loop = this.loops.current();
		return loop.schedule(() -> readOnce(loop, attempt), this.budget.toNanos(), TimeUnit.NANOSECONDS);
	}

	/**
	 * It may have been us who were late: what is there to be read is read before an event
	 * loop does anything that is due later.
	 */
	private static void readOnce(EventLoop loop, CompletableFuture<?> attempt) {
		Future<?> _ = loop.schedule(() -> attempt.completeExceptionally(new TimeoutException()), 0,
				TimeUnit.NANOSECONDS);
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
