package io.sluice.row;

import java.math.BigDecimal;

import io.sluice.blueprint.EnumValues;
import io.sluice.blueprint.PlainText;
import io.sluice.plan.LeafType;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads one JSON scalar that is not null. */
@FunctionalInterface
interface LeafReader {

	/** What a reader answers when the value is of another kind than its type needs. */
	Object MISMATCH = new Object();

	/**
	 * Reads the current token.
	 * @param parser stands on a scalar
	 * @return the value, or {@link #MISMATCH}
	 */
	Object read(JsonParser parser);

	/**
	 * The reader of a leaf type.
	 * @param type the type
	 * @return its reader
	 */
	static LeafReader of(LeafType type) {
		return switch (type) {
			case LeafType.Basic basic -> switch (basic) {
				case STRING -> JsonParser::getString;
				case KEY -> LeafReader::readKey;
				case INT -> LeafReader::readInt;
				case FLOAT -> LeafReader::readFloat;
				case BOOLEAN -> LeafReader::readBoolean;
				case ID -> LeafReader::readId;
				case RAW -> LeafReader::readRaw;
			};
			case LeafType.OfEnum(var values) -> (parser) -> readEnum(parser, values);
			case LeafType.OfScalar custom -> (parser) -> TreeReader.of(custom).read(readRaw(parser));
		};
	}

	private static Object readInt(JsonParser parser) {
		return switch (parser.currentToken()) {
			case VALUE_NUMBER_INT ->
				(parser.getNumberType() == JsonParser.NumberType.INT) ? (Object) parser.getIntValue() : MISMATCH;
			case VALUE_NUMBER_FLOAT -> integral(parser.getDecimalValue());
			default -> MISMATCH;
		};
	}

	private static Object integral(BigDecimal value) {
		try {
			return value.intValueExact();
		}
		catch (ArithmeticException ex) {
			return MISMATCH;
		}
	}

	private static Object readFloat(JsonParser parser) {
		if (!parser.currentToken().isNumeric()) {
			return MISMATCH;
		}
		double value = parser.getDoubleValue();
		return Double.isFinite(value) ? (Object) value : MISMATCH;
	}

	private static Object readBoolean(JsonParser parser) {
		return parser.currentToken().isBoolean() ? (Object) parser.getBooleanValue() : MISMATCH;
	}

	private static Object readId(JsonParser parser) {
		JsonToken token = parser.currentToken();
		return (token == JsonToken.VALUE_STRING || token == JsonToken.VALUE_NUMBER_INT) ? parser.getString() : MISMATCH;
	}

	private static Object readKey(JsonParser parser) {
		return (parser.currentToken() == JsonToken.VALUE_NUMBER_FLOAT) ? PlainText.of(parser.getDecimalValue())
				: parser.getString();
	}

	private static Object readEnum(JsonParser parser, EnumValues values) {
		String name = values.name(parser.getString());
		return (name != null) ? name : MISMATCH;
	}

	static Object readRaw(JsonParser parser) {
		return switch (parser.currentToken()) {
			case VALUE_TRUE -> true;
			case VALUE_FALSE -> false;
			case VALUE_NUMBER_INT -> parser.getNumberValue();
			case VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
			default -> parser.getString();
		};
	}

}
