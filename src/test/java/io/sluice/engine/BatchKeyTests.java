package io.sluice.engine;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** "By text: {@code "1021"} and {@code 1021} are one key." */
class BatchKeyTests {

	@Test
	void comparesByTextAndKeepsWhatIsSent() {
		BatchKey number = BatchKey.of(1021);
		BatchKey text = BatchKey.of("1021");
		assertThat(number).isEqualTo(text).hasSameHashCodeAs(text).hasToString("1021").isNotEqualTo("1021");
		assertThat(number.sent()).isEqualTo(1021);
		assertThat(text.sent()).isEqualTo("1021");
		assertThat(BatchKey.of(1022)).isNotEqualTo(number);
	}

	@Test
	void writesNumbersWithoutExponent() {
		assertThat(BatchKey.of(new BigDecimal("1E+3"))).isEqualTo(BatchKey.of("1000"));
		assertThat(BatchKey.of(1.0E10)).isEqualTo(BatchKey.of("10000000000"));
		assertThat(BatchKey.of(new BigDecimal("1E+999999999")).text()).hasSizeLessThan(20);
		assertThat(BatchKey.of(true).text()).isEqualTo("true");
	}

	@Test
	void nullIsNoKeyNorIsAPartOfIt() {
		assertThat(BatchKey.of(null)).isNull();
		assertThat(BatchKey.of(Collections.singletonMap("a", null))).isNull();
		assertThat(BatchKey.composite(Arrays.asList("a", null))).isNull();
	}

	@Test
	void compositesAreNotMixedUp() {
		assertThat(BatchKey.composite(List.of("1", "23"))).isNotEqualTo(BatchKey.composite(List.of("12", "3")))
			.isEqualTo(BatchKey.composite(List.of(1, 23)));
		assertThat(BatchKey.composite(List.of("", "a"))).isNotEqualTo(BatchKey.composite(List.of("a", "")));
		assertThat(BatchKey.of(Map.of("a", 1))).isNotEqualTo(BatchKey.of(1));
	}

}
