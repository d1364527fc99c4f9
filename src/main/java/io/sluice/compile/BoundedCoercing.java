package io.sluice.compile;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;
import java.util.regex.Pattern;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.FloatValue;
import graphql.language.IntValue;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.CoercingSerializeException;
import org.jspecify.annotations.Nullable;

/**
 * A coercing that is shown nothing huge. Those of numbers write them out before they look
 * at them: {@code 1e60000000} would keep an event loop for minutes.
 *
 * @param <I> what input becomes
 * @param <O> what output becomes
 * @param coercing coerces what is not huge
 */
record BoundedCoercing<I, O>(Coercing<I, O> coercing) implements Coercing<I, O> {

	/**
	 * The most characters of a text, and digits of a number before or after its point.
	 */
	private static final int MOST = 1000;

	private static final int MOST_BITS = BigInteger.TEN.pow(MOST).bitLength();

	private static final Pattern WITH_EXPONENT = Pattern.compile("[-+]?[0-9.]++[eE][-+]?[0-9]++");

	private static final String TOO_LONG = "The value is too long: a number has at most " + MOST
			+ " digits on each side of its point, a text at most " + MOST + " characters.";

	@Override
	public @Nullable O serialize(Object result, GraphQLContext context, Locale locale) {
		if (isHuge(result)) {
			throw new CoercingSerializeException(TOO_LONG);
		}
		return this.coercing.serialize(result, context, locale);
	}

	@Override
	public @Nullable I parseValue(Object input, GraphQLContext context, Locale locale) {
		if (isHuge(input)) {
			throw new CoercingParseValueException(TOO_LONG);
		}
		return this.coercing.parseValue(input, context, locale);
	}

	@Override
	public @Nullable I parseLiteral(Value<?> literal, CoercedVariables variables, GraphQLContext context,
			Locale locale) {
		if (isHuge(value(literal))) {
			throw new CoercingParseLiteralException(TOO_LONG);
		}
		@Nullable I value = this.coercing.parseLiteral(literal, variables, context, locale);
		// not checked by the literals of GraphQL Java, other than variables
		if (value instanceof Double number && !Double.isFinite(number)) {
			throw new CoercingParseLiteralException("The number is greater than any Float.");
		}
		return value;
	}

	@Override
	public Value<?> valueToLiteral(Object input, GraphQLContext context, Locale locale) {
		return this.coercing.valueToLiteral(input, context, locale);
	}

	private static @Nullable Object value(Value<?> literal) {
		return switch (literal) {
			case IntValue number -> number.getValue();
			case FloatValue number -> number.getValue();
			case StringValue text -> text.getValue();
			default -> literal;
		};
	}

	private static boolean isHuge(@Nullable Object value) {
		return switch (value) {
			case BigInteger number -> number.bitLength() > MOST_BITS;
			case BigDecimal number -> Math.max(number.scale(), (long) number.precision() - number.scale()) > MOST;
			case String text -> text.length() > MOST || (WITH_EXPONENT.matcher(text).matches() && isHugeNumber(text));
			case null, default -> false;
		};
	}

	private static boolean isHugeNumber(String text) {
		try {
			return isHuge(new BigDecimal(text));
		}
		catch (NumberFormatException ex) {
			// no number, or an exponent that no number may have
			return true;
		}
	}

}
