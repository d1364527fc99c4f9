package io.sluice.row;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.google.protobuf.StringValue;
import com.google.protobuf.Struct;
import com.google.protobuf.Timestamp;
import com.google.protobuf.Value;
import io.sluice.blueprint.JsonPath;
import io.sluice.plan.LeafType;
import io.sluice.plan.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static io.sluice.row.Messages.raw;
import static io.sluice.row.Messages.slice;
import static io.sluice.row.Shapes.INT;
import static io.sluice.row.Shapes.STRING;
import static io.sluice.row.Shapes.layout;
import static io.sluice.row.Shapes.leaf;
import static io.sluice.row.Shapes.object;
import static io.sluice.row.Shapes.path;
import static io.sluice.row.Shapes.slot;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** What the types of protobuf are in JSON. */
class MessageReaderTests {

	private static final Shape POINT = object(layout(slot("x", INT, "x"), slot("label", STRING, "label")));

	@ParameterizedTest
	@MethodSource
	void reads(String text, String member, Object expected) {
		assertThat(raw(text, member)).isEqualTo(expected);
	}

	static Stream<Arguments> reads() {
		return Stream.of(arguments("an_int32: -7", "an_int32", -7),
				arguments("an_int64: -9223372036854775808", "an_int64", Long.MIN_VALUE),
				arguments("a_uint32: 4294967295", "a_uint32", 4294967295L),
				arguments("a_uint64: 18446744073709551615", "a_uint64", new BigInteger("18446744073709551615")),
				arguments("a_uint64: 7", "a_uint64", 7), arguments("a_sint32: -1", "a_sint32", -1),
				arguments("a_sint64: -4294967297", "a_sint64", -4294967297L),
				arguments("a_fixed32: 4294967295", "a_fixed32", 4294967295L),
				arguments("a_fixed64: 9223372036854775808", "a_fixed64", new BigInteger("9223372036854775808")),
				arguments("a_sfixed32: -2", "a_sfixed32", -2), arguments("a_sfixed64: -3", "a_sfixed64", -3),
				arguments("a_float: 0.1", "a_float", new BigDecimal("0.1")),
				arguments("a_float: 5", "a_float", new BigDecimal("5.0")),
				arguments("a_double: 0.1", "a_double", new BigDecimal("0.1")),
				arguments("a_double: 1e10", "a_double", new BigDecimal("10000000000.0")),
				arguments("a_double: 1e300", "a_double", new BigDecimal("1.0E+300")),
				arguments("a_double: nan", "a_double", "NaN"), arguments("a_float: -inf", "a_float", "-Infinity"),
				arguments("a_bool: true", "a_bool", true), arguments("a_string: 'a\\303\\251'", "a_string", "a\u00e9"),
				arguments("some_bytes: '\\000\\377\\276'", "some_bytes", "AP++"),
				arguments("a_color: COLOR_BLUE", "a_color", "COLOR_BLUE"), arguments("a_color: 9", "a_color", 9),
				arguments("int32s: [1, -1]", "int32s", List.of(1, -1)),
				arguments("sint64s: [1, -1]", "sint64s", List.of(1, -1)),
				arguments("colors: [COLOR_RED, 77]", "colors", List.of("COLOR_RED", 77)),
				arguments("strings: ['', 'b']", "strings", List.of("", "b")),
				arguments("farthest {x: 4}", "farthest", Map.of("x", 4, "y", 0, "label", "")),
				arguments("time {}", "time", "1970-01-01T00:00:00Z"),
				arguments("time {seconds: 1924991999 nanos: 500000000}", "time", "2030-12-31T23:59:59.500Z"),
				arguments("time {seconds: -62135596800 nanos: 1}", "time", "0001-01-01T00:00:00.000000001Z"),
				arguments("duration {seconds: 1 nanos: 500000000}", "duration", "PT1.5S"),
				arguments("duration {seconds: -3661}", "duration", "PT-1H-1M-1S"),
				arguments("mask {paths: 'a' paths: 'b.c'}", "mask", "a,b.c"), arguments("mask {}", "mask", ""),
				arguments("empty {}", "empty", Map.of()),
				arguments("any {type_url: 'u' value: 'v'}", "any", Map.of("type_url", "u", "value", "dg==")),
				arguments("bool_value {}", "bool_value", false), arguments("int64_value {value: 7}", "int64_value", 7),
				arguments("uint64_value {value: 18446744073709551615}", "uint64_value",
						new BigInteger("18446744073709551615")),
				arguments("bytes_value {value: 'v'}", "bytes_value", "dg=="),
				arguments("string_values {value: 'a'} string_values {}", "string_values", List.of("a", "")),
				arguments("times {seconds: 1}", "times", List.of("1970-01-01T00:00:01Z")),
				arguments("nulls: [NULL_VALUE, NULL_VALUE]", "nulls", Arrays.asList(null, null)),
				arguments("value {number_value: 5}", "value", 5),
				arguments("value {number_value: 3e9}", "value", 3000000000L),
				arguments("value {number_value: 5.5}", "value", new BigDecimal("5.5")),
				arguments("value {bool_value: false}", "value", false),
				arguments("value {string_value: ''}", "value", ""),
				arguments("value {null_value: NULL_VALUE}", "value", null), arguments("value {}", "value", null),
				arguments("value {list_value {values {string_value: 'a'} values {}}}", "value",
						Arrays.asList("a", null)),
				arguments("value {struct_value {fields {key: 'a' value {number_value: 1}}}}", "value", Map.of("a", 1)),
				arguments("struct {fields {key: 'a'}}", "struct", Collections.singletonMap("a", null)),
				arguments("list_value {}", "list_value", List.of()));
	}

	@ParameterizedTest
	@MethodSource
	void readsWhatIsNotThere(String member, Object expected) {
		assertThat(raw("", member)).isEqualTo(expected);
		assertThat(Messages.read(object(layout(slot("it", leaf(LeafType.Basic.RAW), member))), JsonPath.ROOT,
				slice(new byte[0])))
			.isEqualTo(Collections.singletonMap("it", expected));
	}

	static Stream<Arguments> readsWhatIsNotThere() {
		return Stream.of(arguments("an_int32", 0), arguments("a_fixed64", 0),
				arguments("a_double", new BigDecimal("0.0")), arguments("a_float", new BigDecimal("0.0")),
				arguments("a_bool", false), arguments("a_string", ""), arguments("some_bytes", ""),
				arguments("a_color", "COLOR_UNSPECIFIED"), arguments("int32s", List.of()),
				arguments("points", List.of()), arguments("texts", Map.of()), arguments("maybe_int32", null),
				arguments("maybe_string", null), arguments("maybe_color", null), arguments("child", null),
				arguments("empty", null), arguments("struct", null), arguments("time", null),
				arguments("bool_value", null), arguments("null_value", null), arguments("choice", null),
				arguments("chosen_text", null), arguments("far", ""), arguments("unknown", null));
	}

	@Test
	void aPayloadMayBeAnyMessage() {
		Shape raw = leaf(LeafType.Basic.RAW);
		assertThat(Messages.read(STRING, JsonPath.ROOT,
				slice(StringValue.getDescriptor(), StringValue.of("a").toByteArray())))
			.isEqualTo("a");
		assertThat(Messages.read(STRING, JsonPath.ROOT, slice(Timestamp.getDescriptor(), new byte[0])))
			.isEqualTo("1970-01-01T00:00:00Z");
		assertThat(Messages.read(raw, path("a"),
				slice(Struct.getDescriptor(),
						Struct.newBuilder()
							.putFields("a", Value.newBuilder().setBoolValue(true).build())
							.build()
							.toByteArray())))
			.isEqualTo(true);
		assertThat(Messages.read(raw, JsonPath.ROOT, slice(Value.getDescriptor(), new byte[0]))).isNull();
	}

}
