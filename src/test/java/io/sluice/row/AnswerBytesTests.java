package io.sluice.row;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** How much JSON is written, whatever stands around it. */
class AnswerBytesTests {

	private static final String TEXT = "x".repeat(20_000);

	@Test
	void asMuchAsIsAllowedIsWritten() {
		assertThat(write(TEXT, 20_002)).contains("before\"" + TEXT + "\"after");
		assertThat(write("", 2)).contains("before\"\"after");
	}

	@Test
	void whatIsLongerIsNot() {
		assertThat(write(TEXT, 20_001)).isEmpty();
		assertThat(write(TEXT, 100)).isEmpty();
		assertThat(write("", 1)).isEmpty();
	}

	private static Optional<String> write(String text, long limit) {
		Optional<ByteBuffer> json = AnswerBytes.write(bytes("before"), (generator) -> generator.writeString(text),
				bytes("after"), limit);
		return json.map((written) -> new String(AnswerBytes.of(written), StandardCharsets.UTF_8));
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

}
