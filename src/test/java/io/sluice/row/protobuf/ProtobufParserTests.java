package io.sluice.row.protobuf;

import java.math.BigDecimal;
import java.math.BigInteger;

import com.google.protobuf.BoolValue;
import com.google.protobuf.ByteString;
import com.google.protobuf.BytesValue;
import com.google.protobuf.DoubleValue;
import com.google.protobuf.Int64Value;
import com.google.protobuf.ListValue;
import com.google.protobuf.Message;
import com.google.protobuf.StringValue;
import com.google.protobuf.Struct;
import com.google.protobuf.UInt64Value;
import com.google.protobuf.Value;
import org.junit.jupiter.api.Test;
import tools.jackson.core.Base64Variants;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.Version;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The parser keeps what any of Jackson's parsers promises. */
class ProtobufParserTests {

	@Test
	void knowsWholeNumbers() {
		JsonParser parser = on(Int64Value.of(7));
		assertThat(parser.currentToken()).isEqualTo(JsonToken.VALUE_NUMBER_INT);
		assertThat(parser.getNumberType()).isEqualTo(JsonParser.NumberType.INT);
		assertThat(parser.getNumberValue()).isEqualTo(7);
		assertThat(parser.getIntValue()).isEqualTo(7);
		assertThat(parser.getLongValue()).isEqualTo(7);
		assertThat(parser.getBigIntegerValue()).isEqualTo(7);
		assertThat(parser.getDoubleValue()).isEqualTo(7);
		assertThat(parser.getFloatValue()).isEqualTo(7);
		assertThat(parser.getDecimalValue()).isEqualTo("7");
		assertThat(parser.getString()).isEqualTo("7");
		assertThat(parser.isNaN()).isFalse();
	}

	@Test
	void knowsLongNumbers() {
		JsonParser parser = on(Int64Value.of(1L << 40));
		assertThat(parser.getNumberType()).isEqualTo(JsonParser.NumberType.LONG);
		assertThat(parser.getNumberValue()).isEqualTo(1L << 40);
		assertThatExceptionOfType(InputCoercionException.class).isThrownBy(parser::getIntValue);
	}

	@Test
	void knowsNumbersBeyondLong() {
		JsonParser parser = on(UInt64Value.of(-1));
		assertThat(parser.getNumberType()).isEqualTo(JsonParser.NumberType.BIG_INTEGER);
		assertThat(parser.getNumberValue()).isEqualTo(new BigInteger("18446744073709551615"));
		assertThat(parser.getDecimalValue()).isEqualTo("18446744073709551615");
		assertThat(parser.getDoubleValue()).isEqualTo(0x1p64);
		assertThat(parser.getString()).isEqualTo("18446744073709551615");
		assertThatExceptionOfType(InputCoercionException.class).isThrownBy(parser::getLongValue);
	}

	@Test
	void knowsRealNumbers() {
		JsonParser parser = on(DoubleValue.of(2.5));
		assertThat(parser.currentToken()).isEqualTo(JsonToken.VALUE_NUMBER_FLOAT);
		assertThat(parser.getNumberType()).isEqualTo(JsonParser.NumberType.DOUBLE);
		assertThat(parser.getNumberValue()).isEqualTo(2.5);
		assertThat(parser.getLongValue()).isEqualTo(2);
		assertThat(parser.getDecimalValue()).isEqualTo(new BigDecimal("2.5"));
		assertThat(parser.getString()).isEqualTo("2.5");
	}

	@Test
	void knowsText() {
		JsonParser parser = on(StringValue.of("text"));
		assertThat(parser.getString()).isEqualTo("text");
		assertThat(parser.getStringLength()).isEqualTo(4);
		assertThat(parser.getStringOffset()).isZero();
		assertThat(parser.getStringCharacters()).containsExactly('t', 'e', 'x', 't');
		assertThat(parser.hasStringCharacters()).isFalse();
		assertThat(on(BoolValue.of(true)).getString()).isEqualTo("true");
		assertThat(on(BytesValue.of(ByteString.copyFrom(new byte[] { 1, 2 }))).getBinaryValue(Base64Variants.MIME))
			.containsExactly(1, 2);
	}

	@Test
	void hasNoPlaceToTell() {
		JsonParser parser = on(BoolValue.of(true));
		assertThat(parser.version()).isEqualTo(Version.unknownVersion());
		assertThat(parser.currentLocation().getByteOffset()).isNegative();
		assertThat(parser.currentTokenLocation().getByteOffset()).isNegative();
		assertThat(parser.streamReadContext().inRoot()).isTrue();
		assertThat(parser.streamReadInputSource()).isNull();
		parser.assignCurrentValue("ignored");
		assertThat(parser.currentValue()).isNull();
		parser.close();
		assertThat(parser.isClosed()).isTrue();
	}

	@Test
	void goesOnToTheEnd() {
		JsonParser parser = on(Struct.newBuilder().putFields("a", value()).build());
		assertThat(parser.currentToken()).isEqualTo(JsonToken.START_OBJECT);
		assertThat(parser.nextName()).isEqualTo("a");
		assertThat(parser.getString()).isEqualTo("a");
		assertThat(parser.nextToken()).isEqualTo(JsonToken.START_ARRAY);
		assertThat(parser.nextToken()).isEqualTo(JsonToken.VALUE_TRUE);
		assertThat(parser.skipChildren().currentToken()).as("nothing to skip").isEqualTo(JsonToken.VALUE_TRUE);
		assertThat(parser.nextToken()).isEqualTo(JsonToken.END_ARRAY);
		assertThat(parser.nextToken()).isEqualTo(JsonToken.END_OBJECT);
		assertThat(parser.nextToken()).isNull();
		assertThat(parser.nextToken()).isNull();
	}

	@Test
	void isReadByTheMapper() {
		JsonNode node = JsonMapper.shared()
			.readerFor(JsonNode.class)
			.readValue(parser(Struct.newBuilder().putFields("a", value()).build()));
		assertThat(node).hasToString("{\"a\":[true]}");
	}

	private static Value value() {
		return Value.newBuilder()
			.setListValue(ListValue.newBuilder().addValues(Value.newBuilder().setBoolValue(true)))
			.build();
	}

	private static JsonParser on(Message message) {
		JsonParser parser = parser(message);
		parser.nextToken();
		return parser;
	}

	private static JsonParser parser(Message message) {
		byte[] bytes = message.toByteArray();
		return new ProtobufParser(new Part(Content.message(message.getDescriptorForType()), bytes, 0, bytes.length));
	}

}
