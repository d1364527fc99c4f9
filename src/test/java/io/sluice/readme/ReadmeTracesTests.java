package io.sluice.readme;

import java.util.Arrays;
import java.util.List;

import io.sluice.observe.Detail;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Holds the README's tables of spans against {@link Detail}. */
class ReadmeTracesTests {

	@Test
	void everyDetailHasARow() {
		List<String> rows = Readme.read()
			.section("Traces")
			.lines()
			.stream()
			.filter((line) -> line.startsWith("| `") && !line.startsWith("| `management."))
			.toList();
		assertThat(rows).containsExactlyElementsOf(Arrays.stream(Detail.values())
			.map((detail) -> "| `" + detail.key() + "` | " + detail.description() + " |")
			.toList());
	}

}
