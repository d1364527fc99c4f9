package io.sluice.blueprint;

import java.math.BigDecimal;

/**
 * How a JSON scalar is written where text is needed: in a path, a header, a longer
 * string.
 */
public final class PlainText {

	/**
	 * Beyond this many zeros a number keeps its exponent, so that no number grows huge.
	 */
	private static final int MOST_ZEROS = 400;

	private PlainText() {
	}

	/**
	 * Writes a scalar without quotes, and a number without exponent: {@code 1E+3} is
	 * {@code 1000}.
	 * @param scalar a string, a number or a boolean
	 * @return its text
	 */
	public static String of(Object scalar) {
		return switch (scalar) {
			case String text -> text;
			case BigDecimal number -> withoutExponent(number);
			case Double number -> ofDouble(number.toString());
			case Float number -> ofDouble(number.toString());
			default -> scalar.toString();
		};
	}

	private static String ofDouble(String text) {
		return (text.indexOf('E') > 0) ? withoutExponent(new BigDecimal(text)) : text;
	}

	private static String withoutExponent(BigDecimal number) {
		return (Math.abs((long) number.scale()) <= MOST_ZEROS) ? number.toPlainString() : number.toString();
	}

}
