package io.sluice.cache.far;

import java.nio.charset.StandardCharsets;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** What instances tell one another. */
class PurgeMessageTests {

	@Test
	void tagsMayHaveAnyLetters() {
		assertThat(read("12 1700000000000 5 a b\nc1700000000001 2 я1700000000002 0 ")).isEqualTo(new PurgeMessage(12,
				Map.of("a b\nc", 1_700_000_000_000L, "я", 1_700_000_000_001L, "", 1_700_000_000_002L)));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "x", "1 2", "1 2 3 a", "1 2 -1 ", "99999999999999999999 ", "1 2 9999999999 a" })
	void otherBytesAreNoMessage(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> read(text));
	}

	private static PurgeMessage read(String text) {
		return PurgeMessage.of(text.getBytes(StandardCharsets.UTF_8));
	}

}
