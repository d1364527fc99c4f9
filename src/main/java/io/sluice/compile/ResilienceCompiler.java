package io.sluice.compile;

import java.util.Objects;
import java.util.Optional;

import io.sluice.blueprint.Resilience;
import io.sluice.config.BreakerSettings;
import io.sluice.config.RetrySettings;
import io.sluice.config.ServiceSettings;

/**
 * Compiles what keeps the failures of a service small.
 *
 * @param values reads settings
 */
record ResilienceCompiler(SettingValues values) {

	private static final int MOST_ATTEMPTS = 5;

	private static final int LARGEST_WINDOW = 1_000;

	Resilience compile(ServiceSettings service) {
		return new Resilience(retries(Objects.requireNonNullElseGet(service.retry(), RetrySettings::unset)),
				breaker(Objects.requireNonNullElseGet(service.circuitBreaker(), BreakerSettings::unset)),
				this.values.count(service.maxWaiting(), Defaults.MAX_WAITING, "calls"));
	}

	private Optional<Resilience.Retries> retries(RetrySettings retry) {
		int attempts = this.values.read(retry.attempts(), Defaults.ATTEMPTS,
				(text) -> Quantities.number(text, MOST_ATTEMPTS),
				"no number of attempts. Write a whole number from 1, which is never again, to 5.");
		Resilience.Retries retries = new Resilience.Retries(attempts,
				this.values.share(retry.budget(), Defaults.RETRY_BUDGET),
				this.values.duration(retry.backOff(), Defaults.BACK_OFF));
		return Optional.of(retries).filter((some) -> some.attempts() > 1);
	}

	private Optional<Resilience.Breaker> breaker(BreakerSettings breaker) {
		boolean enabled = this.values.truth(breaker.enabled(), true);
		Resilience.Breaker made = new Resilience.Breaker(
				this.values.share(breaker.failureRate(), Defaults.FAILURE_RATE),
				this.values.read(breaker.window(), Defaults.FAILURE_WINDOW,
						(text) -> Quantities.number(text, LARGEST_WINDOW),
						"no number of calls. Write a whole number from 1 to 1000."),
				this.values.duration(breaker.openFor(), Defaults.OPEN_FOR));
		return Optional.of(made).filter((_) -> enabled);
	}

}
