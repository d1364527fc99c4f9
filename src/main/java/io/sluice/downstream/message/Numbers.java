package io.sluice.downstream.message;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Numbers of protobuf's types, made of JSON's numbers and of strings. */
final class Numbers {

	private static final long UINT32_MAX = (1L << 32) - 1;

	/** The most digits of a whole number in a string; leading zeros included. */
	private static final int LONGEST_INTEGER = 32;

	/** The most digits that a whole number of 64 bits has. */
	private static final int MOST_DIGITS = 20;

	/** The most digits that zeros are looked for in. */
	private static final int MOST_PRECISE = 64;

	private static final int LONGEST_DECIMAL = 1_000;

	private Numbers() {
	}

	static int int32(Object value) {
		return (int) within(value, Integer.MIN_VALUE, Integer.MAX_VALUE, "an int32 is needed");
	}

	static int uint32(Object value) {
		return (int) within(value, 0, UINT32_MAX, "a uint32 is needed");
	}

	static long int64(Object value) {
		return within(value, Long.MIN_VALUE, Long.MAX_VALUE, "an int64 is needed");
	}

	static long uint64(Object value) {
		BigInteger number = whole(value, "a uint64 is needed");
		if (number.signum() < 0 || number.bitLength() > Long.SIZE) {
			throw new UnfitException("a uint64 is needed");
		}
		return number.longValue();
	}

	private static long within(Object value, long least, long most, String needed) {
		long number = switch (value) {
			case Integer integer -> integer;
			case Long integer -> integer;
			default -> inLong(whole(value, needed), needed);
		};
		if (number < least || number > most) {
			throw new UnfitException(needed);
		}
		return number;
	}

	private static long inLong(BigInteger number, String needed) {
		if (number.bitLength() >= Long.SIZE) {
			throw new UnfitException(needed);
		}
		return number.longValue();
	}

	private static BigInteger whole(Object value, String needed) {
		return switch (value) {
			case BigInteger number -> number;
			case BigDecimal number -> whole(number, needed);
			case Double number when Double.isFinite(number) -> whole(new BigDecimal(number), needed);
			case Float number when Float.isFinite(number) -> whole(new BigDecimal(number), needed);
			case String text -> whole(text, needed);
			case Double _, Float _ -> throw new UnfitException(needed);
			case Number number -> BigInteger.valueOf(number.longValue());
			default -> throw new UnfitException(needed);
		};
	}

	// neither the zeros of 1E+999999999 nor those of a long fraction are worked out
	private static BigInteger whole(BigDecimal number, String needed) {
		if (number.precision() <= MOST_PRECISE) {
			BigDecimal shortest = number.stripTrailingZeros();
			if (shortest.scale() <= 0 && (long) shortest.precision() - shortest.scale() <= MOST_DIGITS) {
				return shortest.toBigIntegerExact();
			}
		}
		throw new UnfitException(needed);
	}

	private static BigInteger whole(String text, String needed) {
		if (text.length() > LONGEST_INTEGER) {
			throw new UnfitException(needed);
		}
		try {
			return new BigInteger(text);
		}
		catch (NumberFormatException ex) {
			throw new UnfitException(needed);
		}
	}

	static float toFloat(Object value) {
		double number = toDouble(value, "a float is needed");
		float narrow = (float) number;
		if (Float.isInfinite(narrow) && !Double.isInfinite(number)) {
			throw new UnfitException("a float is needed");
		}
		return narrow;
	}

	static double toDouble(Object value) {
		return toDouble(value, "a double is needed");
	}

	private static double toDouble(Object value, String needed) {
		return switch (value) {
			case Double number -> number;
			case Number number -> finite(number.doubleValue(), needed);
			case String text when text.equals("NaN") -> Double.NaN;
			case String text when text.equals("Infinity") -> Double.POSITIVE_INFINITY;
			case String text when text.equals("-Infinity") -> Double.NEGATIVE_INFINITY;
			case String text when text.length() <= LONGEST_DECIMAL -> decimal(text, needed);
			default -> throw new UnfitException(needed);
		};
	}

	// by BigDecimal, since Double.parseDouble takes "1d" and "0x1p3" too
	private static double decimal(String text, String needed) {
		try {
			return finite(new BigDecimal(text).doubleValue(), needed);
		}
		catch (NumberFormatException ex) {
			throw new UnfitException(needed);
		}
	}

	private static double finite(double number, String needed) {
		if (Double.isInfinite(number)) {
			throw new UnfitException(needed);
		}
		return number;
	}

}
