package io.sluice.downstream.message;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import com.google.protobuf.DynamicMessage;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import io.sluice.blueprint.Absent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What is written is what a server reads: each message is parsed by protobuf's own
 * parser, and compared in protobuf's own JSON.
 */
class MessageWriterTests {

	private static final FileDescriptor PROTO2 = Protos.parse("""
			syntax = "proto2";
			package things.v0;
			message Old {
			  required string name = 1;
			  optional int32 count = 2 [default = 7];
			  repeated int32 numbers = 3;
			  repeated int32 packed = 4 [packed = true];
			  optional Color color = 5;
			}
			enum Color { RED = 0; GREEN = 1; }
			""");

	private static final FileDescriptor PROTO3 = Protos.parse("""
			syntax = "proto3";
			package things.v1;
			import "google/protobuf/duration.proto";
			import "google/protobuf/empty.proto";
			import "google/protobuf/field_mask.proto";
			import "google/protobuf/struct.proto";
			import "google/protobuf/timestamp.proto";
			import "google/protobuf/wrappers.proto";
			message Thing {
			  double a_double = 1;
			  float a_float = 2;
			  int32 an_int32 = 3;
			  int64 an_int64 = 4;
			  uint32 a_uint32 = 5;
			  uint64 a_uint64 = 6;
			  sint32 a_sint32 = 7;
			  sint64 a_sint64 = 8;
			  fixed32 a_fixed32 = 9;
			  fixed64 a_fixed64 = 10;
			  sfixed32 a_sfixed32 = 11;
			  sfixed64 a_sfixed64 = 12;
			  bool a_bool = 13;
			  string a_string = 14;
			  bytes some_bytes = 15;
			  StockStatus status = 16;
			  Thing inner = 17;
			  optional int32 maybe = 18;
			  repeated int64 numbers = 20;
			  repeated string names = 21;
			  repeated Thing things = 22;
			  repeated StockStatus states = 23;
			  repeated bool truths = 24;
			  repeated bytes blobs = 25;
			  repeated double doubles = 26;
			  map<string, int32> by_name = 30;
			  map<int64, Thing> by_number = 31;
			  map<bool, StockStatus> by_truth = 32;
			  oneof payment { string card = 40; Thing invoice = 41; bool cash = 42; }
			  oneof other { int32 one = 43; int32 two = 44; }
			  google.protobuf.Timestamp at = 50;
			  google.protobuf.Duration lasts = 51;
			  google.protobuf.FieldMask mask = 52;
			  google.protobuf.Struct struct = 53;
			  google.protobuf.Value value = 54;
			  google.protobuf.ListValue list = 55;
			  google.protobuf.NullValue nothing = 56;
			  google.protobuf.Empty empty = 57;
			  google.protobuf.Int64Value long_value = 58;
			  google.protobuf.StringValue string_value = 59;
			  google.protobuf.BoolValue bool_value = 60;
			  google.protobuf.BytesValue bytes_value = 61;
			  google.protobuf.DoubleValue double_value = 62;
			  repeated google.protobuf.Timestamp times = 63;
			  repeated google.protobuf.Value values = 64;
			  map<string, google.protobuf.Value> free = 65;
			}
			enum StockStatus {
			  STOCK_STATUS_UNSPECIFIED = 0;
			  STOCK_STATUS_IN_STOCK = 1;
			  STOCK_STATUS_SOLD_OUT = -1;
			}
			""");

	private static final Descriptor THING = PROTO3.findMessageTypeByName("Thing");

	/** What a server sees, as protobuf's JSON. */
	private static String seen(Descriptor type, @Nullable Object value) {
		try {
			DynamicMessage message = DynamicMessage.parseFrom(type, MessageWriter.write(type, value));
			assertThat(message.getUnknownFields().asMap()).isEmpty();
			return JsonFormat.printer().preservingProtoFieldNames().omittingInsignificantWhitespace().print(message);
		}
		catch (InvalidProtocolBufferException ex) {
			throw new AssertionError("no message of " + type.getFullName(), ex);
		}
	}

	private static String seen(String member, @Nullable Object value) {
		return seen(THING, Collections.singletonMap(member, value));
	}

	private static UnfitException refusal(Map<String, Object> value) {
		return assertThatExceptionOfType(UnfitException.class).isThrownBy(() -> MessageWriter.write(THING, value))
			.actual();
	}

	private static void assertRefused(String member, Object value, String reason) {
		assertThat(refusal(Map.of(member, value)))
			.hasMessage("The value of \"" + member + "\" does not fit: " + reason + ".");
	}

	static List<Arguments> fitting() {
		return List.of(Arguments.of("a_double", 1.5, "1.5"), Arguments.of("a_double", 3, "3.0"),
				Arguments.of("a_double", "2.50", "2.5"), Arguments.of("a_double", "NaN", "\"NaN\""),
				Arguments.of("a_double", "-Infinity", "\"-Infinity\""),
				Arguments.of("a_double", "Infinity", "\"Infinity\""),
				Arguments.of("a_double", new BigDecimal("1e-400"), null), Arguments.of("a_float", 0.5, "0.5"),
				Arguments.of("a_float", 7L, "7.0"), Arguments.of("an_int32", -5, "-5"),
				Arguments.of("an_int32", "7", "7"), Arguments.of("an_int32", 7.0, "7"),
				Arguments.of("an_int32", 7.0F, "7"), Arguments.of("an_int32", (short) 7, "7"),
				Arguments.of("an_int32", new BigDecimal("1.20E+1"), "12"),
				Arguments.of("an_int64", Long.MIN_VALUE, "\"-9223372036854775808\""),
				Arguments.of("an_int64", "1021", "\"1021\""),
				Arguments.of("an_int64", BigInteger.valueOf(Long.MAX_VALUE), "\"9223372036854775807\""),
				Arguments.of("a_uint32", 4294967295L, "4294967295"),
				Arguments.of("a_uint64", "18446744073709551615", "\"18446744073709551615\""),
				Arguments.of("a_uint64", 5, "\"5\""), Arguments.of("a_sint32", -1, "-1"),
				Arguments.of("a_sint64", -1L, "\"-1\""), Arguments.of("a_fixed32", 4000000000L, "4000000000"),
				Arguments.of("a_fixed64", new BigInteger("18446744073709551614"), "\"18446744073709551614\""),
				Arguments.of("a_sfixed32", "-9", "-9"), Arguments.of("a_sfixed64", -9, "\"-9\""),
				Arguments.of("a_bool", true, "true"), Arguments.of("a_bool", "true", "true"),
				Arguments.of("a_bool", "false", null), Arguments.of("a_string", "é😀\n", "\"é😀\\n\""),
				Arguments.of("a_string", 1021, "\"1021\""), Arguments.of("a_string", 1e20, "\"100000000000000000000\""),
				Arguments.of("a_string", false, "\"false\""), Arguments.of("some_bytes", "/+8=", "\"/+8=\""),
				Arguments.of("some_bytes", "_-8", "\"/+8=\""), Arguments.of("some_bytes", "", null),
				Arguments.of("status", "STOCK_STATUS_IN_STOCK", "\"STOCK_STATUS_IN_STOCK\""),
				Arguments.of("status", "IN_STOCK", "\"STOCK_STATUS_IN_STOCK\""),
				Arguments.of("status", -1, "\"STOCK_STATUS_SOLD_OUT\""), Arguments.of("status", 77, "77"),
				Arguments.of("inner", Map.of("an_int32", 1), "{\"an_int32\":1}"), Arguments.of("inner", Map.of(), "{}"),
				Arguments.of("inner", Map.of("anInt32", 1), "{\"an_int32\":1}"), Arguments.of("maybe", 0, "0"));
	}

	static List<Arguments> fittingMany() {
		return List.of(Arguments.of("numbers", List.of(1, "2", 3L), "[\"1\",\"2\",\"3\"]"),
				Arguments.of("numbers", 4, "[\"4\"]"), Arguments.of("numbers", List.of(), null),
				Arguments.of("names", List.of("a", "b"), "[\"a\",\"b\"]"), Arguments.of("names", "a", "[\"a\"]"),
				Arguments.of("things", List.of(Map.of("a_bool", true), Map.of()), "[{\"a_bool\":true},{}]"),
				Arguments.of("states", List.of("SOLD_OUT", "UNSPECIFIED"),
						"[\"STOCK_STATUS_SOLD_OUT\",\"STOCK_STATUS_UNSPECIFIED\"]"),
				Arguments.of("truths", List.of(true, false), "[true,false]"),
				Arguments.of("blobs", List.of("AA==", ""), "[\"AA==\",\"\"]"),
				Arguments.of("doubles", List.of(1, 2.5), "[1.0,2.5]"),
				Arguments.of("by_name", Map.of("a", 1), "{\"a\":1}"),
				Arguments.of("by_name", List.of(Map.of("key", "a", "value", 1)), "{\"a\":1}"),
				Arguments.of("by_number", Map.of("7", Map.of("a_bool", true)), "{\"7\":{\"a_bool\":true}}"),
				Arguments.of("by_number", List.of(Map.of("key", 7, "value", Map.of())), "{\"7\":{}}"),
				Arguments.of("by_truth", Map.of("true", "IN_STOCK"), "{\"true\":\"STOCK_STATUS_IN_STOCK\"}"),
				Arguments.of("by_name", Map.of(), null), Arguments.of("by_name", List.of(), null));
	}

	static List<Arguments> fittingKnown() {
		return List.of(Arguments.of("at", "2026-02-03T04:05:06.789Z", "\"2026-02-03T04:05:06.789Z\""),
				Arguments.of("at", "2026-02-03T04:05:06+02:00", "\"2026-02-03T02:05:06Z\""),
				Arguments.of("at", "1969-12-31T23:59:59.5Z", "\"1969-12-31T23:59:59.500Z\""),
				Arguments.of("at", "0001-01-01T00:00:00Z", "\"0001-01-01T00:00:00Z\""),
				Arguments.of("at", Map.of("seconds", 1), "\"1970-01-01T00:00:01Z\""),
				Arguments.of("lasts", "PT1.5S", "\"1.500s\""), Arguments.of("lasts", "-PT1.5S", "\"-1.500s\""),
				Arguments.of("lasts", "P1DT1H", "\"90000s\""), Arguments.of("lasts", "PT-0.5S", "\"-0.500s\""),
				Arguments.of("lasts", Map.of("seconds", 2), "\"2s\""),
				Arguments.of("mask", "name, price.amount,", "\"name,price.amount\""),
				Arguments.of("mask", List.of("name", "price.amount"), "\"name,price.amount\""),
				Arguments.of("mask", Map.of("paths", List.of("name")), "\"name\""), Arguments.of("mask", "", "\"\""),
				Arguments.of("struct", Map.of("a", List.of(1, "x")), "{\"a\":[1.0,\"x\"]}"),
				Arguments.of("value", "x", "\"x\""), Arguments.of("value", 1.5, "1.5"),
				Arguments.of("value", true, "true"), Arguments.of("value", Map.of("a", 1), "{\"a\":1.0}"),
				Arguments.of("value", Arrays.asList(1, null), "[1.0,null]"),
				Arguments.of("list", Arrays.asList("a", null, List.of()), "[\"a\",null,[]]"),
				Arguments.of("empty", Map.of(), "{}"), Arguments.of("long_value", "12", "\"12\""),
				Arguments.of("long_value", 0, "\"0\""), Arguments.of("string_value", "", "\"\""),
				Arguments.of("string_value", Map.of("value", "x"), "\"x\""), Arguments.of("bool_value", false, "false"),
				Arguments.of("bytes_value", "AAE=", "\"AAE=\""), Arguments.of("double_value", 1, "1.0"),
				Arguments.of("times", List.of("1970-01-01T00:00:00Z"), "[\"1970-01-01T00:00:00Z\"]"),
				Arguments.of("values", Arrays.asList(null, 1), "[null,1.0]"),
				Arguments.of("free", Collections.singletonMap("a", null), "{\"a\":null}"));
	}

	@ParameterizedTest
	@MethodSource({ "fitting", "fittingMany", "fittingKnown" })
	void writes(String member, Object value, @Nullable String json) {
		assertThat(seen(member, value)).isEqualTo((json != null) ? "{\"" + member + "\":" + json + "}" : "{}");
	}

	static List<Arguments> unfit() {
		return List.of(Arguments.of("an_int32", 2147483648L, "an int32 is needed"),
				Arguments.of("an_int32", 1.5, "an int32 is needed"),
				Arguments.of("an_int32", "x", "an int32 is needed"), Arguments.of("an_int32", "", "an int32 is needed"),
				Arguments.of("an_int32", "1".repeat(33), "an int32 is needed"),
				Arguments.of("an_int32", true, "an int32 is needed"),
				Arguments.of("an_int32", Double.NaN, "an int32 is needed"),
				Arguments.of("an_int32", Float.POSITIVE_INFINITY, "an int32 is needed"),
				Arguments.of("an_int32", List.of(1), "an int32 is needed"),
				Arguments.of("an_int64", new BigDecimal("1E+999999999"), "an int64 is needed"),
				Arguments.of("an_int64", new BigDecimal("1E-999999999"), "an int64 is needed"),
				Arguments.of("an_int64", new BigDecimal("1." + "0".repeat(100)), "an int64 is needed"),
				Arguments.of("an_int64", BigInteger.ONE.shiftLeft(63), "an int64 is needed"),
				Arguments.of("a_uint32", -1, "a uint32 is needed"),
				Arguments.of("a_fixed32", 4294967296L, "a uint32 is needed"),
				Arguments.of("a_uint64", -1, "a uint64 is needed"),
				Arguments.of("a_fixed64", BigInteger.ONE.shiftLeft(64), "a uint64 is needed"),
				Arguments.of("a_float", 1e300, "a float is needed"), Arguments.of("a_float", "1d", "a float is needed"),
				Arguments.of("a_double", "0x1p3", "a double is needed"),
				Arguments.of("a_double", "1".repeat(1001), "a double is needed"),
				Arguments.of("a_double", new BigDecimal("1e400"), "a double is needed"),
				Arguments.of("a_double", Map.of(), "a double is needed"),
				Arguments.of("a_bool", "yes", "a boolean is needed"), Arguments.of("a_bool", 1, "a boolean is needed"),
				Arguments.of("a_string", Map.of(), "a string is needed"),
				Arguments.of("a_string", List.of(), "a string is needed"),
				Arguments.of("a_string", "a\ud83dc", "it holds half a surrogate pair, which is no text"),
				Arguments.of("a_string", "a\ude00", "it holds half a surrogate pair, which is no text"),
				Arguments.of("some_bytes", "a b", "base64 is needed"),
				Arguments.of("some_bytes", 1, "base64 is needed"),
				Arguments.of("status", "STOCK", "a value of the enum StockStatus is needed"),
				Arguments.of("status", "", "a value of the enum StockStatus is needed"),
				Arguments.of("status", true, "a value of the enum StockStatus is needed"),
				Arguments.of("status", 1L << 40, "an int32 is needed"),
				Arguments.of("inner", "x", "an object is needed"),
				Arguments.of("inner", List.of(), "an object is needed"),
				Arguments.of("inner", Map.of("secret", 1), "it has a member that Thing does not have"),
				Arguments.of("by_name", "x", "an object, or a list of keys and values, is needed"),
				Arguments.of("at", "yesterday", "a date and time as in RFC 3339 is needed"),
				Arguments.of("at", "2026-02-03", "a date and time as in RFC 3339 is needed"),
				Arguments.of("at", "+10000-01-01T00:00:00Z", "a date and time as in RFC 3339 is needed"),
				Arguments.of("at", 1, "a date and time as in RFC 3339 is needed"),
				Arguments.of("lasts", "1.5s", "a duration as in ISO 8601 is needed"),
				Arguments.of("lasts", "PT87660001H", "a duration as in ISO 8601 is needed"),
				Arguments.of("lasts", "P99999999999999D", "a duration as in ISO 8601 is needed"),
				Arguments.of("mask", 1, "a list of paths is needed"),
				Arguments.of("struct", "x", "an object is needed"), Arguments.of("list", Map.of(), "a list is needed"),
				Arguments.of("value", Double.NaN, "a number that JSON knows is needed"),
				Arguments.of("empty", "x", "an object is needed"),
				Arguments.of("nothing", "x", "a value of the enum NullValue is needed"));
	}

	@ParameterizedTest
	@MethodSource
	void unfit(String member, Object value, String reason) {
		assertRefused(member, value, reason);
	}

	@Nested
	class Places {

		@Test
		void areToldAndNoValues() {
			UnfitException refusal = refusal(
					Map.of("inner", Map.of("things", List.of(Map.of(), Map.of("numbers", List.of(1, "s3cret"))))));
			assertThat(refusal.path()).containsExactly("inner", "things", 1, "numbers", 1);
			assertThat(refusal)
				.hasMessage("The value of \"inner.things[1].numbers[1]\" does not fit: an int64 is needed.");
		}

		@Test
		void ofTheMessageItselfAreTheRequest() {
			assertThat(refusal(Map.of("s3cret", 1)))
				.hasMessage("The request does not fit: it has a member that Thing does not have.");
			assertThatExceptionOfType(UnfitException.class).isThrownBy(() -> MessageWriter.write(THING, List.of()))
				.withMessage("The request does not fit: an object is needed.");
		}

		@Test
		void ofEntriesAreThoseOfTheirList() {
			assertThat(refusal(Map.of("by_name", List.of(Map.of("key", "a"), Map.of("value", 1)))).path())
				.containsExactly("by_name", 1);
			assertThat(refusal(Map.of("by_number", Map.of("s3cret", Map.of()))))
				.hasMessage("The value of \"by_number\" does not fit: an int64 is needed.");
		}

	}

	@Nested
	class Nothing {

		@Test
		void isLeftOut() {
			for (String member : List.of("an_int32", "a_string", "inner", "maybe", "numbers", "by_name", "card", "at",
					"struct", "long_value", "values", "free")) {
				assertThat(seen(member, null)).isEqualTo("{}");
				assertThat(seen(member, Absent.ABSENT)).isEqualTo("{}");
			}
			assertThat(MessageWriter.write(THING, null)).isEmpty();
			assertThat(MessageWriter.write(THING, Absent.ABSENT)).isEmpty();
		}

		@Test
		void isAValueWhereTheTypeHasOne() {
			assertThat(seen("value", null)).isEqualTo("{\"value\":null}");
			byte[] nothing = MessageWriter.write(THING, Collections.singletonMap("nothing", null));
			assertThat(nothing).isEqualTo(new byte[] { (byte) 0xC0, 3, 0 });
		}

		@Test
		void isNoElementOfAList() {
			assertThat(refusal(Map.of("numbers", Arrays.asList(1, null))))
				.hasMessage("The value of \"numbers[1]\" does not fit: a list of this type cannot hold null.");
			assertThat(refusal(Map.of("names", Arrays.asList(Absent.ABSENT, "a"))))
				.hasMessage("The value of \"names[0]\" does not fit: a list of this type cannot hold null.");
		}

		@Test
		void isNoEntryOfAMap() {
			assertThat(seen("by_name", Collections.singletonMap("a", null))).isEqualTo("{}");
		}

	}

	@Nested
	class Oneofs {

		@Test
		void holdOneMember() {
			assertThat(seen("card", "x")).isEqualTo("{\"card\":\"x\"}");
			assertThat(seen("invoice", Map.of())).isEqualTo("{\"invoice\":{}}");
			assertThat(seen("cash", false)).isEqualTo("{\"cash\":false}");
			assertThat(seen(THING, Map.of("card", "x", "one", 0))).contains("\"card\":\"x\"", "\"one\":0");
		}

		@Test
		void doNotHoldTwo() {
			Map<String, Object> both = new LinkedHashMap<>();
			both.put("card", "x");
			both.put("cash", true);
			assertThat(refusal(Map.of("inner", both)))
				.hasMessage("The value of \"inner\" does not fit: \"card\" and \"cash\" cannot be given together.");
		}

		@Test
		void doNotCountWhatIsNull() {
			Map<String, Object> one = new LinkedHashMap<>();
			one.put("card", null);
			one.put("cash", true);
			assertThat(seen(THING, one)).isEqualTo("{\"cash\":true}");
		}

	}

	@Nested
	class Depth {

		private static Object deep(int levels) {
			Object value = Map.of();
			for (int level = 0; level < levels; level++) {
				value = Map.of("inner", value);
			}
			return value;
		}

		@Test
		void isAsMuchAsServersRead() {
			assertThat(seen(THING, deep(100))).contains("inner");
			assertThatExceptionOfType(UnfitException.class).isThrownBy(() -> MessageWriter.write(THING, deep(101)))
				.withMessageEndingWith("it is nested too deep.");
		}

		@Test
		void ofFreeJsonIsLimitedToo() {
			Object value = 1;
			for (int level = 0; level < 1_000; level++) {
				value = new ArrayList<>(List.of(value));
			}
			Object deep = value;
			assertThatExceptionOfType(UnfitException.class)
				.isThrownBy(() -> MessageWriter.write(THING, Map.of("value", deep)))
				.withMessageEndingWith("it is nested too deep.");
		}

	}

	@Nested
	class Proto2 {

		private static final Descriptor OLD = PROTO2.findMessageTypeByName("Old");

		@Test
		void isWrittenToo() {
			assertThat(seen(OLD,
					Map.of("name", "x", "count", 0, "numbers", List.of(1, 2), "packed", List.of(3, -4), "color",
							"GREEN")))
				.contains("\"name\":\"x\"", "\"count\":0", "\"numbers\":[1,2]", "\"packed\":[3,-4]",
						"\"color\":\"GREEN\"");
		}

		@Test
		void hasClosedEnums() {
			assertThat(seen(OLD, Map.of("name", "", "color", 1))).contains("GREEN");
			assertThatExceptionOfType(UnfitException.class)
				.isThrownBy(() -> MessageWriter.write(OLD, Map.of("color", 2)))
				.withMessageContaining("a value of the enum Color is needed");
		}

	}

	@Test
	void writesLongMessages() {
		byte[] blob = new byte[100_000];
		Arrays.fill(blob, (byte) 7);
		String text = Base64.getEncoder().encodeToString(blob);
		assertThat(seen("inner", Map.of("some_bytes", text, "a_string", "é".repeat(50_000)))).contains(text,
				"é".repeat(50_000));
	}

}
