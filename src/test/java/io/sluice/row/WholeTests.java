package io.sluice.row;

import java.nio.charset.StandardCharsets;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import io.sluice.row.protobuf.Content;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What is broken for nobody who reads it must not be taken for broken. */
class WholeTests {

	private final Encoding message = new Message(Content.message(FileDescriptorProto.getDescriptor()));

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "null", "7", "\"a\"", "[]", "{\"a\": [1, {}]}", "\uFEFF{}", "{} \n" })
	void jsonIsWhole(String json) {
		assertThat(Slice.of(json.getBytes(StandardCharsets.UTF_8)).isWhole()).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "<html>", "{", "[1", "{\"a\": 1", "\"a", "{\"a\" 1}", "{}}", "tru" })
	void brokenJsonIsNot(String json) {
		assertThat(Slice.of(json.getBytes(StandardCharsets.UTF_8)).isWhole()).isFalse();
	}

	@Test
	void aMessageIsWholeWhateverIsInIt() {
		assertThat(isWhole()).as("nothing").isTrue();
		assertThat(isWhole(0x12, 1, 'p')).isTrue();
		assertThat(isWhole(0x0a, 1, 0xff, 0x12, 1, 'p')).as("no UTF-8 in what somebody may not ask for").isTrue();
		assertThat(isWhole(0x08, 1, 0x12, 1, 'p')).as("another type of it").isTrue();
	}

	@Test
	void aMessageThatIsCutOffIsNot() {
		assertThat(isWhole(0x12, 5, 'p')).isFalse();
		assertThat(isWhole(0x12)).isFalse();
		assertThat(isWhole('<', 'h', 't', 'm', 'l', '>')).isFalse();
		assertThat(isWhole(0x02, 0)).as("there is no member 0").isFalse();
	}

	private boolean isWhole(int... bytes) {
		byte[] wire = new byte[bytes.length];
		for (int i = 0; i < bytes.length; i++) {
			wire[i] = (byte) bytes[i];
		}
		return this.message.slice(wire).isWhole();
	}

}
