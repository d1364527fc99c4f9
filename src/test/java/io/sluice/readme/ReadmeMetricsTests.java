package io.sluice.readme;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

import io.sluice.observe.Label;
import io.sluice.observe.Metric;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Holds the README's table of metrics against {@link Metric}. */
class ReadmeMetricsTests {

	@Test
	void everyMetricHasARow() {
		List<String> rows = Readme.read()
			.section("Metrics")
			.lines()
			.stream()
			.filter((line) -> line.startsWith("| `"))
			.toList();
		assertThat(rows)
			.containsExactlyElementsOf(Arrays.stream(Metric.values()).map(ReadmeMetricsTests::row).toList());
	}

	private static String row(Metric metric) {
		String labels = metric.labels().isEmpty() ? "–"
				: metric.labels()
					.stream()
					.map(Label::key)
					.map((label) -> "`" + label + "`")
					.collect(Collectors.joining(", "));
		return "| `" + metric.exposed() + "` | " + metric.kind().name().toLowerCase(Locale.ROOT) + " | " + labels
				+ " | " + metric.description() + " |";
	}

}
