package io.sluice.readme;

import java.util.Arrays;
import java.util.List;

import io.sluice.fault.Code;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Holds the README's table of error codes against {@link Code}. */
class ReadmeCodesTests {

	@Test
	void everyCodeHasARowWithItsClassification() {
		List<String> rows = Readme.read()
			.section("How errors look")
			.rows()
			.stream()
			.filter((row) -> row.size() >= 4)
			.map((row) -> row.get(0) + " " + row.get(2))
			.toList();
		assertThat(rows).as("codes and classifications in the table below \"How errors look\"")
			.containsExactlyInAnyOrderElementsOf(
					Arrays.stream(Code.values()).map((code) -> code + " " + code.classification()).toList());
	}

}
