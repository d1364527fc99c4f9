package io.sluice.downstream.rest;

import java.time.Duration;

import io.sluice.downstream.Freshness;
import io.sluice.downstream.Freshness.Staleness;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpHeaders;

import static org.assertj.core.api.Assertions.assertThat;

/** What takes time to be seen from outside is told by the specs of the gateway. */
class CacheHeadersTests {

	@ParameterizedTest
	@ValueSource(strings = { "must-revalidate", "proxy-revalidate", "no-cache", "s-maxage=5", "public, S-MaxAge=5" })
	void someMustNotBeUsedWhenTheyAreOld(String directives) {
		assertThat(read(directives, null).staleness()).isEqualTo(Staleness.FORBIDDEN);
	}

	@ParameterizedTest
	@ValueSource(strings = { "max-age=5", "public", "private", "" })
	void othersMay(String directives) {
		assertThat(read(directives, null).staleness()).isEqualTo(Staleness.ALLOWED);
	}

	@ParameterizedTest
	@CsvSource({ "0, 60", "50, 10", "'50, 3', 10", "' 50 , 3', 10", "60, 0", "61, 0", "2147483648, 0",
			"99999999999999999999, 0", "old, 60", "-5, 60", "'', 60" })
	void whatHasPassedAlreadyIsLeftOut(String age, long left) {
		assertThat(read("max-age=60", age).lifetime()).contains(Duration.ofSeconds(left));
	}

	private static Freshness read(String directives, String age) {
		HttpHeaders headers = new HttpHeaders();
		headers.add(HttpHeaders.CACHE_CONTROL, directives);
		if (age != null) {
			headers.add(HttpHeaders.AGE, age);
		}
		return CacheHeaders.read(headers, 0);
	}

}
