package io.sluice.row;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import io.sluice.blueprint.JsonPath;
import io.sluice.plan.LeafType;
import io.sluice.row.protobuf.Content;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests for {@link Packing}. What becomes of messages: {@link MessageReadingProperties}.
 */
class PackingTests {

	private final Packing packing = new Packing(JsonText.INSTANCE);

	@Test
	void aPartOfAPayloadIsKeptAlone() {
		byte[] payload = "[{\"a\": 1}, {\"a\": 2}]".getBytes(StandardCharsets.UTF_8);
		byte[] packed = this.packing.pack(new Slice(payload, 1, 9, JsonText.INSTANCE));
		assertThat(packed).hasSizeLessThan(20);
		assertThat(raw(this.packing.unpack(packed, 0))).isEqualTo("{a=1}");
	}

	@Test
	void whatStandsBeforeIsLeftAlone() {
		byte[] packed = this.packing.pack(slice("5"));
		byte[] moved = new byte[packed.length + 3];
		System.arraycopy(packed, 0, moved, 3, packed.length);
		assertThat(raw(this.packing.unpack(moved, 3))).isEqualTo("5");
	}

	@Test
	void listsKeepTheirNulls() {
		RowList list = new RowList();
		list.append(slice("1"));
		list.append(null);
		list.append(slice("\"x\""));
		assertThat((List<?>) this.packing.unpack(this.packing.pack(list), 0)).extracting(PackingTests::raw)
			.containsExactly("1", "null", "x");
	}

	@Test
	void nullIsAValue() {
		assertThat(this.packing.unpack(this.packing.pack(null), 0)).isNull();
	}

	@Test
	void faultsAreNotKept() {
		RowList list = new RowList();
		list.append(slice("1"));
		list.append(Shapes.MISMATCH);
		assertThat(this.packing.pack(list)).isNull();
		assertThat(this.packing.pack(Shapes.MISMATCH)).isNull();
	}

	@Test
	void whatIsReadAlreadyIsNoUnreadValue() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.packing.pack("text"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "other.Type", "sluice.test.Everything#nothing", "sluice.test.Everything#__typename" })
	void whatIsNotInReachIsNotRead(String name) {
		Packing messages = new Packing(new Message(Content.message(Messages.EVERYTHING)));
		String known = Messages.EVERYTHING.getFullName();
		byte[] packed = messages.pack(Messages.slice(Messages.everything("an_int32: 5")));
		assertThat(messages.unpack(packed, 0)).isInstanceOf(Slice.class);
		assertThatIllegalArgumentException()
			.isThrownBy(() -> messages.unpack(renamed(packed, name.replace("sluice.test.Everything", known)), 0))
			.withMessageStartingWith("not in reach");
		assertThatIllegalArgumentException().isThrownBy(() -> this.packing.unpack(packed, 0))
			.withMessageStartingWith("no part of JSON");
	}

	private static byte[] renamed(byte[] packed, String name) {
		int old = Short.toUnsignedInt((short) ((packed[1] << 8) | (packed[2] & 0xff)));
		byte[] bytes = new byte[3 + name.length() + packed.length - 3 - old];
		bytes[0] = packed[0];
		bytes[2] = (byte) name.length();
		System.arraycopy(name.getBytes(StandardCharsets.US_ASCII), 0, bytes, 3, name.length());
		System.arraycopy(packed, 3 + old, bytes, 3 + name.length(), packed.length - 3 - old);
		return bytes;
	}

	@Test
	void whateverTheBytesAreNothingElseIsThrown() {
		Random random = new Random(1);
		RowList list = new RowList();
		list.append(slice("{\"a\": [1, 2]}"));
		list.append(null);
		byte[] packed = this.packing.pack(list);
		int wrong = 0;
		for (int n = 0; n < 20_000; n++) {
			byte[] damaged = Arrays.copyOf(packed, random.nextInt(packed.length + 4));
			if (damaged.length > 0) {
				damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
			}
			try {
				this.packing.unpack(damaged, 0);
			}
			catch (IllegalArgumentException _) {
				wrong++;
			}
		}
		assertThat(wrong).isGreaterThan(10_000);
	}

	private static Slice slice(String json) {
		return Slice.of(json.getBytes(StandardCharsets.UTF_8));
	}

	private static String raw(Object unread) {
		return (unread instanceof Slice slice)
				? String.valueOf(Messages.read(Shapes.leaf(LeafType.Basic.RAW), JsonPath.ROOT, slice)) : "null";
	}

}
