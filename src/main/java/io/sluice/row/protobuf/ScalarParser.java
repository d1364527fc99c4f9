package io.sluice.row.protobuf;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Base64;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.Base64Variant;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.Version;
import tools.jackson.core.base.ParserMinimalBase;
import tools.jackson.core.util.SimpleStreamReadContext;

/** The part of a parser that knows one scalar: the value of the current token. */
abstract class ScalarParser extends ParserMinimalBase {

	/** Up to here, doubles are all whole numbers that there are. */
	private static final long MAX_EXACT = 1L << 53;

	private static final int MAX_EXACT_FLOAT = 1 << 24;

	private static final int MOST_ZEROS = 20;

	private long whole;

	private @Nullable BigInteger large;

	private double real;

	private String text = "";

	ScalarParser() {
		super(ObjectReadContext.empty());
	}

	final JsonToken whole(long value) {
		this.whole = value;
		this.large = null;
		return JsonToken.VALUE_NUMBER_INT;
	}

	final JsonToken unsigned(long value) {
		if (value >= 0) {
			return whole(value);
		}
		this.large = new BigInteger(Long.toUnsignedString(value));
		return JsonToken.VALUE_NUMBER_INT;
	}

	/** The double that was read, as a whole number if it is one. */
	final JsonToken number() {
		boolean exact = this.real == (long) this.real && Math.abs(this.real) <= MAX_EXACT;
		return exact ? whole((long) this.real) : JsonToken.VALUE_NUMBER_FLOAT;
	}

	/** JSON has no infinity, so that is a string, as in protobuf's own JSON. */
	final JsonToken real(double value) {
		if (!Double.isFinite(value)) {
			return text(Double.toString(value));
		}
		this.real = value;
		return JsonToken.VALUE_NUMBER_FLOAT;
	}

	/** As many digits as a float has: {@code 0.1}, not {@code 0.10000000149011612}. */
	final JsonToken real(float value) {
		boolean exact = value == (int) value && Math.abs(value) <= MAX_EXACT_FLOAT;
		return real(exact ? value : Double.parseDouble(Float.toString(value)));
	}

	final JsonToken text(String value) {
		this.text = value;
		return JsonToken.VALUE_STRING;
	}

	/**
	 * Reads a scalar.
	 * @param field its type
	 * @param input stands before the value
	 * @return the token of the value
	 */
	final JsonToken scalar(Field field, WireInput input) {
		return switch (field.type()) {
			case STRING -> text(input.string());
			case INT32 -> whole(int32(input));
			case INT64 -> whole(input.varint());
			case BOOL -> (input.varint() != 0) ? JsonToken.VALUE_TRUE : JsonToken.VALUE_FALSE;
			case ENUM -> enumValue(field, int32(input));
			case DOUBLE -> real(Double.longBitsToDouble(input.fixed64()));
			case FLOAT -> real(Float.intBitsToFloat(input.fixed32()));
			case UINT32 -> whole(Integer.toUnsignedLong(int32(input)));
			case UINT64 -> unsigned(input.varint());
			case SINT32 -> whole(CodedInputStream.decodeZigZag32(int32(input)));
			case SINT64 -> whole(CodedInputStream.decodeZigZag64(input.varint()));
			case FIXED32 -> whole(Integer.toUnsignedLong(input.fixed32()));
			case FIXED64 -> unsigned(input.fixed64());
			case SFIXED32 -> whole(input.fixed32());
			case SFIXED64 -> whole(input.fixed64());
			case BYTES -> text(base64(input.delimited()));
			case MESSAGE, GROUP -> throw new IllegalArgumentException("no scalar: " + field.memberName());
		};
	}

	/**
	 * What is too long for its type loses its first bits, as with protobuf's own parsers.
	 */
	private static int int32(WireInput input) {
		return (int) input.varint();
	}

	final JsonToken enumValue(Field field, int number) {
		if (field.isNullValue()) {
			return JsonToken.VALUE_NULL;
		}
		EnumValueDescriptor value = field.enumValue(number);
		return (value != null) ? text(value.getName()) : whole(number);
	}

	private static String base64(Span bytes) {
		byte[] copy = Arrays.copyOfRange(bytes.array(), bytes.from(), bytes.to());
		return Base64.getEncoder().encodeToString(copy);
	}

	@Override
	public String getString() {
		return (this._currToken != JsonToken.PROPERTY_NAME) ? textOf(this._currToken) : currentName();
	}

	final String textOf(JsonToken scalar) {
		return switch (scalar) {
			case VALUE_STRING -> this.text;
			case VALUE_NUMBER_INT -> (this.large != null) ? this.large.toString() : Long.toString(this.whole);
			case VALUE_NUMBER_FLOAT -> decimal(this.real).toString();
			default -> scalar.asString();
		};
	}

	@Override
	public NumberType getNumberType() {
		if (this._currToken == JsonToken.VALUE_NUMBER_FLOAT) {
			return NumberType.DOUBLE;
		}
		if (this.large != null) {
			return NumberType.BIG_INTEGER;
		}
		return (this.whole == (int) this.whole) ? NumberType.INT : NumberType.LONG;
	}

	@Override
	public Number getNumberValue() {
		return switch (getNumberType()) {
			case INT -> getIntValue();
			case LONG -> getLongValue();
			case BIG_INTEGER -> getBigIntegerValue();
			case FLOAT, DOUBLE, BIG_DECIMAL -> getDoubleValue();
		};
	}

	@Override
	public int getIntValue() {
		long value = getLongValue();
		if (value != (int) value) {
			_reportOverflowInt();
		}
		return (int) value;
	}

	@Override
	public long getLongValue() {
		if (this._currToken == JsonToken.VALUE_NUMBER_FLOAT) {
			return (long) this.real;
		}
		if (this.large != null) {
			_reportOverflowLong();
		}
		return this.whole;
	}

	@Override
	public BigInteger getBigIntegerValue() {
		return (this.large != null) ? this.large : BigInteger.valueOf(getLongValue());
	}

	@Override
	public float getFloatValue() {
		return (float) getDoubleValue();
	}

	@Override
	public double getDoubleValue() {
		if (this._currToken == JsonToken.VALUE_NUMBER_FLOAT) {
			return this.real;
		}
		return (this.large != null) ? this.large.doubleValue() : this.whole;
	}

	@Override
	public BigDecimal getDecimalValue() {
		return (this._currToken == JsonToken.VALUE_NUMBER_FLOAT) ? decimal(this.real)
				: new BigDecimal(getBigIntegerValue());
	}

	/** With a point, unless the number is huge: {@code 10000000.0}, not {@code 1E+7}. */
	private static BigDecimal decimal(double value) {
		BigDecimal decimal = BigDecimal.valueOf(value);
		return (decimal.scale() <= 0 && decimal.scale() > -MOST_ZEROS) ? decimal.setScale(1) : decimal;
	}

	@Override
	public byte[] getBinaryValue(Base64Variant variant) {
		return variant.decode(getString());
	}

	@Override
	public boolean isNaN() {
		return false;
	}

	@Override
	public char[] getStringCharacters() {
		return getString().toCharArray();
	}

	@Override
	public int getStringLength() {
		return getString().length();
	}

	@Override
	public int getStringOffset() {
		return 0;
	}

	@Override
	public boolean hasStringCharacters() {
		return false;
	}

	@Override
	public Version version() {
		return Version.unknownVersion();
	}

	@Override
	public TokenStreamContext streamReadContext() {
		return SimpleStreamReadContext.createRootContext(null);
	}

	@Override
	public TokenStreamLocation currentTokenLocation() {
		return TokenStreamLocation.NA;
	}

	@Override
	public TokenStreamLocation currentLocation() {
		return TokenStreamLocation.NA;
	}

	@Override
	public @Nullable Object streamReadInputSource() {
		return null;
	}

	@Override
	public @Nullable Object currentValue() {
		return null;
	}

	@Override
	public void assignCurrentValue(Object value) {
		// there is no databinding that would ask for it
	}

	@Override
	protected void _closeInput() {
		// an array
	}

	@Override
	protected void _releaseBuffers() {
		// none
	}

	@Override
	protected void _handleEOF() {
		throw new MalformedMessageException("the message ended");
	}

}
