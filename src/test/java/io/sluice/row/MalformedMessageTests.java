package io.sluice.row;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import com.google.protobuf.Timestamp;
import io.sluice.blueprint.JsonPath;
import io.sluice.plan.LeafType;
import io.sluice.plan.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.sluice.row.Messages.everything;
import static io.sluice.row.Messages.raw;
import static io.sluice.row.Messages.slice;
import static io.sluice.row.Shapes.MISMATCH;
import static io.sluice.row.Shapes.layout;
import static io.sluice.row.Shapes.leaf;
import static io.sluice.row.Shapes.list;
import static io.sluice.row.Shapes.object;
import static io.sluice.row.Shapes.slot;
import static org.assertj.core.api.Assertions.assertThat;

/** Bytes that are no message end in a fault. */
class MalformedMessageTests {

	private static final Shape RAW = leaf(LeafType.Basic.RAW);

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			08                       | a value is missing
			80                       | a tag is cut off
			08 80                    | a varint is cut off
			08 8080808080808080808000 | a varint of eleven bytes
			3d 000000                | four bytes are cut off
			41 00000000000000        | eight bytes are cut off
			72 05 61                 | a string is longer than the message
			72 ffffffff0f            | a length beyond 31 bits
			72 ffffffffffffffffff01  | a negative length
			00 00                    | the field number 0
			07                       | the field number 0, and no wire type
			0e 00                    | the wire type 6
			0f 00                    | the wire type 7
			88808080808080808001 00  | a tag beyond 32 bits
			c43e                     | a group ends that has not begun
			c33e 08 01               | a group does not end
			c33e c44f                | a group ends as another one
			c33e cb3e c43e cc3e      | groups overlap
			""")
	void refuses(String hex, String why) {
		byte[] bytes = HexFormat.of().parseHex(hex.strip().replace(" ", ""));
		assertThat(raw(bytes, "an_int32")).as(why).isEqualTo(MISMATCH);
		assertThat(raw(bytes)).as(why).isEqualTo(MISMATCH);
		assertThat(raw(inside(42, bytes), "children", 0, "an_int32")).as(why).isEqualTo(MISMATCH);
	}

	@ParameterizedTest
	@CsvSource({ "08 01, a_string", "08 01, point", "08 01, points", "08 01, texts", "08 01, a_float", "08 01, strings",
			"08 01, time", "08 01, a_double", "0a 01 01, an_int32", "0d 00000000, an_int32",
			"09 0000000000000000, an_int32", "0a 01 01, a_double", "0b 0c, point", "0a 01 01, maybe_bool",
			"0d 00000000, int32s", "0d 00000000, wrapped", "0d 00000000, mask" })
	void refusesAnotherTypeThanTheFieldHas(String hex, String field) {
		byte[] value = HexFormat.of().parseHex(hex.replace(" ", ""));
		int number = Messages.EVERYTHING.findFieldByName(field).getNumber();
		ByteArrayOutputStream message = new ByteArrayOutputStream();
		message.writeBytes(WireValue.varint((long) number << 3 | value[0] & 7, 0));
		message.write(value, 1, value.length - 1);
		assertThat(raw(message.toByteArray(), field)).isEqualTo(MISMATCH);
	}

	@ParameterizedTest
	@ValueSource(strings = { "0a 01 80", "0a 02 01 80", "0a 01 ff" })
	void refusesABrokenPack(String hex) {
		byte[] packed = HexFormat.of().parseHex("fa01" + hex.replace(" ", "").substring(2));
		assertThat(raw(packed, "int32s")).isEqualTo(MISMATCH);
	}

	@ParameterizedTest
	@ValueSource(strings = { "ff", "c3", "c328", "eda080", "f8a1a1a1a1", "61c0af" })
	void refusesTextThatIsNotUtf8(String hex) {
		byte[] message = inside(14, HexFormat.of().parseHex(hex));
		assertThat(raw(message, "a_string")).isEqualTo(MISMATCH);
		assertThat(raw(message, "an_int32")).as("nobody asks for the text").isEqualTo(0);
		assertThat(raw(inside(37, HexFormat.of().parseHex(hex)), "strings")).isEqualTo(MISMATCH);
		assertThat(raw(inside(73, inside(1, HexFormat.of().parseHex(hex))), "mask")).isEqualTo(MISMATCH);
	}

	@Test
	void takesTheReplacementCharacterForText() {
		assertThat(raw("a_string: '\\357\\277\\275'", "a_string")).isEqualTo("\ufffd");
	}

	@ParameterizedTest
	@ValueSource(strings = { "time {seconds: 9223372036854775807}", "time {seconds: -9223372036854775808}",
			"time {seconds: 31556889864403200}" })
	void refusesTimesBeyondTheCalendar(String text) {
		assertThat(raw(text, "time")).isEqualTo(MISMATCH);
	}

	@Test
	void takesTimesThatAreStrange() {
		assertThat(raw("time {seconds: 253402300800}", "time")).isEqualTo("+10000-01-01T00:00:00Z");
		assertThat(raw("time {nanos: -1}", "time")).isEqualTo("1969-12-31T23:59:59.999999999Z");
		assertThat(raw("duration {seconds: 9223372036854775807 nanos: 2147483647}", "duration")).isEqualTo(MISMATCH);
	}

	@Test
	void reachesAsDeepAsProtobufItself() {
		assertThat(raw(nested(100), path(100))).isEqualTo(7);
		assertThat(raw(nested(101), path(101))).isEqualTo(MISMATCH);
		assertThat(raw(nested(101), "an_int32")).as("nobody asks for what is too deep").isEqualTo(0);
		assertThat(raw(nested(101))).isEqualTo(MISMATCH);
	}

	@Test
	void reachesIntoAnyJsonAsDeepAsItNeeds() {
		assertThat(raw(anyJson(40), "value")).isEqualTo(lists(40));
		assertThat(raw(anyJson(200), "value")).isEqualTo(MISMATCH);
	}

	@Test
	void groupsMayBeNested() {
		assertThat(raw(groups(100), "an_int32")).isEqualTo(0);
		assertThat(raw(groups(101), "an_int32")).isEqualTo(MISMATCH);
	}

	@Test
	void neverFailsOnATruncatedMessage() {
		byte[] bytes = everything(
				"""
						an_int32: 300 a_double: 1.5 a_string: 'text' int32s: [1, 2, 300] children {point {x: 1 label: 'l'}}
						texts {key: 'k' value: 'v'} time {seconds: 1 nanos: 1} struct {fields {key: 'a' value {bool_value: true}}}
						farthest {y: 1}""");
		Shape shape = object(
				layout(slot("raw", RAW), slot("children", list(object(layout(slot("p", RAW, "point")))), "children"),
						slot("k", RAW, "texts", "k")));
		for (int end = 0; end < bytes.length; end++) {
			assertThat(Messages.read(shape, JsonPath.ROOT, slice(Arrays.copyOf(bytes, end))))
				.as("the first %d bytes", end)
				.satisfiesAnyOf((read) -> assertThat(read).isEqualTo(MISMATCH),
						(read) -> assertThat(read).isInstanceOf(Map.class));
		}
	}

	@Test
	void refusesARootThatIsNoMessage() {
		assertThat(Messages.read(RAW, JsonPath.ROOT, slice(Timestamp.getDescriptor(), new byte[] { 8 })))
			.isEqualTo(MISMATCH);
	}

	private static Object[] path(int depth) {
		String[] path = new String[depth + 1];
		Arrays.fill(path, "child");
		path[depth] = "an_int32";
		return path;
	}

	private static byte[] nested(int depth) {
		byte[] message = { 8, 7 };
		for (int level = 0; level < depth; level++) {
			message = inside(41, message);
		}
		return message;
	}

	private static byte[] anyJson(int depth) {
		byte[] value = {};
		for (int level = 0; level < depth; level++) {
			value = inside(6, inside(1, value));
		}
		return inside(76, value);
	}

	private static Object lists(int depth) {
		Object value = null;
		for (int level = 0; level < depth; level++) {
			value = Arrays.asList(value);
		}
		return value;
	}

	private static byte[] groups(int depth) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		for (int wireType : List.of(3, 4)) {
			for (int level = 0; level < depth; level++) {
				out.writeBytes(WireValue.varint(1000L << 3 | wireType, 0));
			}
		}
		return out.toByteArray();
	}

	private static byte[] inside(int field, byte[] content) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		out.writeBytes(WireValue.varint((long) field << 3 | 2, 0));
		out.writeBytes(WireValue.varint(content.length, 0));
		out.writeBytes(content);
		return out.toByteArray();
	}

}
