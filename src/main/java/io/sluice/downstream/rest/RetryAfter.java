package io.sluice.downstream.rest;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

import org.springframework.http.HttpHeaders;

/** How long a service asks to be left alone, by RFC 9110, section 10.2.3. */
final class RetryAfter {

	/** A little more than three years; what is longer is no answer to a request. */
	private static final int MOST_DIGITS = 8;

	private RetryAfter() {
	}

	/**
	 * Reads {@code Retry-After}. A date is compared with the {@code Date} of the same
	 * answer, so that the clock of the gateway does not matter.
	 * @param headers the headers of the answer
	 * @return empty if nothing is said, or nothing that can be understood, or a time that
	 * is over
	 */
	static Optional<Duration> of(HttpHeaders headers) {
		String value = headers.getFirst(HttpHeaders.RETRY_AFTER);
		if (value == null) {
			return Optional.empty();
		}
		return isNumber(value) ? Optional.of(Duration.ofSeconds(Long.parseLong(value)))
				: date(value).flatMap((then) -> Optional.ofNullable(headers.getFirst(HttpHeaders.DATE))
					.flatMap(RetryAfter::date)
					.map((now) -> Duration.between(now, then))
					.filter(Duration::isPositive));
	}

	private static boolean isNumber(String value) {
		return !value.isEmpty() && value.length() <= MOST_DIGITS
				&& value.chars().allMatch((digit) -> '0' <= digit && digit <= '9');
	}

	private static Optional<ZonedDateTime> date(String value) {
		try {
			return Optional.of(ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME));
		}
		catch (DateTimeException _) {
			return Optional.empty();
		}
	}

}
