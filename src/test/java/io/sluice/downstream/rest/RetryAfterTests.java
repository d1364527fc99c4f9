package io.sluice.downstream.rest;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;

class RetryAfterTests {

	private final HttpHeaders headers = new HttpHeaders();

	@Test
	void isANumberOfSeconds() {
		this.headers.set("Retry-After", "120");
		assertThat(RetryAfter.of(this.headers)).contains(Duration.ofMinutes(2));
	}

	@Test
	void isATimeOfTheServicesOwnClock() {
		this.headers.set("Date", "Fri, 31 Dec 1999 23:59:00 GMT");
		this.headers.set("Retry-After", "Fri, 31 Dec 1999 23:59:30 GMT");
		assertThat(RetryAfter.of(this.headers)).contains(Duration.ofSeconds(30));
	}

	@Test
	void isNotKnownWithoutThatClock() {
		this.headers.set("Retry-After", "Fri, 31 Dec 1999 23:59:30 GMT");
		assertThat(RetryAfter.of(this.headers)).isEmpty();
		this.headers.set("Date", "noon");
		assertThat(RetryAfter.of(this.headers)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "soon", "-1", "1.5", "١", "999999999", "Fri, 31 Dec 1999 23:58:59 GMT",
			"Fri, 31 Dec 1999 23:59:00 GMT" })
	void isNothingThatCannotBeWaitedFor(String value) {
		this.headers.set("Date", "Fri, 31 Dec 1999 23:59:00 GMT");
		this.headers.set("Retry-After", value);
		assertThat(RetryAfter.of(this.headers)).isEmpty();
	}

	@Test
	void isNotAlwaysSaid() {
		assertThat(RetryAfter.of(this.headers)).isEmpty();
	}

}
