package io.sluice.downstream.resilience;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.State;
import io.github.resilience4j.circuitbreaker.CircuitBreaker.StateTransition;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import io.sluice.blueprint.Resilience;
import io.sluice.downstream.ServiceCondition.Circuit;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.core.log.LogMessage;

/**
 * Knows from what became of a service's last calls whether the next one is worth it. Safe
 * for use by many threads.
 */
final class Breaker {

	private static final Log logger = LogFactory.getLog(Breaker.class);

	/** Calls that decide, after a while without any, whether there are to be more. */
	private static final int TRIALS = 3;

	/** Whoever takes its time and answers has not failed: timeouts say what is late. */
	private static final Duration NEVER_SLOW = Duration.ofNanos(Long.MAX_VALUE);

	private static final Duration SOON = Duration.ofSeconds(1);

	private final AtomicReference<Instant> openUntil = new AtomicReference<>(Instant.MIN);

	private final CircuitBreaker circuit;

	private final Clock clock;

	private final Duration openFor;

	/**
	 * Lets calls be made.
	 * @param service names the service, for the log
	 * @param terms when it does not any more
	 * @param clock says what time it is
	 */
	Breaker(String service, Resilience.Breaker terms, Clock clock) {
		this.clock = clock;
		this.openFor = terms.openFor();
		this.circuit = CircuitBreaker.of(service,
				CircuitBreakerConfig.custom()
					.clock(clock)
					.currentTimestampFunction(Breaker::nanos, TimeUnit.NANOSECONDS)
					.slidingWindow(terms.window(), (terms.window() + 1) / 2, SlidingWindowType.COUNT_BASED)
					.failureRateThreshold((float) (100 * terms.failureRate()))
					.slowCallDurationThreshold(NEVER_SLOW)
					.waitDurationInOpenState(terms.openFor())
					.permittedNumberOfCallsInHalfOpenState(TRIALS)
					.writableStackTraceEnabled(false)
					.build());
		this.circuit.getEventPublisher().onStateTransition((event) -> tell(event.getStateTransition()));
	}

	private static long nanos(Clock clock) {
		return Duration.between(Instant.EPOCH, clock.instant()).toNanos();
	}

	private void tell(StateTransition transition) {
		switch (transition.getToState()) {
			case OPEN -> {
				this.openUntil.set(this.clock.instant().plus(this.openFor));
				logger.warn(LogMessage.format("The service \"%s\" is not called for %d ms: too many calls have failed",
						this.circuit.getName(), this.openFor.toMillis()));
			}
			case CLOSED -> logger
				.info(LogMessage.format("The service \"%s\" answers, and is called again", this.circuit.getName()));
			case HALF_OPEN, DISABLED, METRICS_ONLY, FORCED_OPEN ->
				logger.debug(LogMessage.format("%s: %s", this.circuit.getName(), transition));
		}
	}

	/**
	 * Asks whether a call is worth it.
	 * @return whether it is to be made; its {@link Passage} is to be told what comes of
	 * it then
	 */
	boolean admits() {
		return this.circuit.tryAcquirePermission();
	}

	/**
	 * Asks whether a stream is worth it. Nobody waits for what comes of it: that may take
	 * for ever.
	 * @return whether it is to begin
	 */
	boolean admitsStream() {
		boolean admitted = this.circuit.tryAcquirePermission();
		if (admitted) {
			this.circuit.releasePermission();
		}
		return admitted;
	}

	/** The passage of a call that was admitted, and is made now. */
	Passage passage(Duration timeout) {
		return new Passage(this.circuit, timeout);
	}

	/** After which time it may be worth it to ask again. */
	Duration pause() {
		Duration left = Duration.between(this.clock.instant(), this.openUntil.get());
		return (left.compareTo(SOON) > 0) ? left : SOON;
	}

	Circuit circuit() {
		State state = this.circuit.getState();
		return switch (state) {
			case OPEN, FORCED_OPEN -> Circuit.OPEN;
			case HALF_OPEN -> Circuit.HALF_OPEN;
			case CLOSED, DISABLED, METRICS_ONLY -> Circuit.CLOSED;
		};
	}

}
