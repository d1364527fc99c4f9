package io.sluice.engine;

import java.time.Duration;
import java.util.List;

import io.sluice.fault.Code;
import io.sluice.fault.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What a fault tells clients beyond its message. */
class FaultErrorTests {

	private static final Fault FAULT = Fault.of(Code.DOWNSTREAM_ERROR, "things", "No.");

	@Test
	void tellsNoHintsIfThereAreNone() {
		assertThat(FaultError.of(FAULT, "1").getExtensions()).containsOnlyKeys("code", "classification", "service",
				"retryable", "correlationId");
	}

	@ParameterizedTest
	@CsvSource({ "PT0S, 0", "PT0.000000001S, 1", "PT1S, 1", "PT1.5S, 2", "PT60S, 60" })
	void tellsWholeSecondsToWait(Duration delay, long seconds) {
		assertThat(FaultError.of(FAULT.after(delay), "1").getExtensions()).containsEntry("retryAfter", seconds);
	}

	@Test
	void tellsTheArgument() {
		List<Object> path = List.of("input", "lines", 0);
		assertThat(FaultError.of(FAULT.at(path), "1").getExtensions()).containsEntry("argumentPath", path);
		assertThat(FAULT.at(path).after(Duration.ZERO).argumentPath()).isEqualTo(path);
	}

}
