package io.sluice.compile;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

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
import graphql.schema.GraphQLScalarType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** No scalar is shown a number or a text that takes it long. */
class BoundedCoercingTests {

	private static final String TOO_LONG = "The value is too long: a number has at most 1000 digits on each side of its"
			+ " point, a text at most 1000 characters.";

	private static final List<Object> HUGE = List.of(new BigDecimal("1e60000000"), new BigDecimal("-1e-60000000"),
			new BigDecimal("0e60000000"), new BigDecimal("1e1000"), new BigDecimal("1e-1001"), BigInteger.TEN.pow(1001),
			"1e60000000", "-1.5E-60000000", "1e99999999999", "7".repeat(1001));

	static Stream<Arguments> scalars() {
		List<String> unbounded = List.of("JSON", "Object", "Url");
		return Stream.concat(Stream.of("Int", "Float"), Scalars.names().stream())
			.filter((name) -> !unbounded.contains(name))
			.map((name) -> Scalars.wired(name).orElseThrow())
			.flatMap((scalar) -> HUGE.stream().map((value) -> arguments(scalar, value)));
	}

	@ParameterizedTest
	@MethodSource("scalars")
	void refusesWhatIsHuge(GraphQLScalarType scalar, Object value) {
		Coercing<?, ?> coercing = scalar.getCoercing();
		assertThatExceptionOfType(CoercingParseLiteralException.class).isThrownBy(() -> parse(coercing, literal(value)))
			.withMessage(TOO_LONG);
		assertThatExceptionOfType(CoercingParseValueException.class)
			.isThrownBy(() -> coercing.parseValue(value, GraphQLContext.getDefault(), Locale.ROOT))
			.withMessage(TOO_LONG);
		assertThatExceptionOfType(CoercingSerializeException.class)
			.isThrownBy(() -> coercing.serialize(value, GraphQLContext.getDefault(), Locale.ROOT))
			.withMessage(TOO_LONG);
	}

	static Stream<Arguments> long1000() {
		BigInteger whole = BigInteger.TEN.pow(1000).subtract(BigInteger.ONE);
		BigDecimal small = new BigDecimal("0." + "7".repeat(1000));
		return Stream.of(arguments("BigInteger", whole, whole), arguments("BigInteger", whole.toString(), whole),
				arguments("BigInteger", new BigDecimal("1e999"), BigInteger.TEN.pow(999)),
				arguments("BigInteger", "1E+0999", BigInteger.TEN.pow(999)), arguments("BigDecimal", small, small),
				arguments("BigDecimal", "1e-1000", new BigDecimal("1e-1000")),
				arguments("Long", new BigDecimal("1e18"), 1_000_000_000_000_000_000L),
				arguments("PositiveFloat", new BigDecimal("1e308"), 1e308));
	}

	@ParameterizedTest
	@MethodSource("long1000")
	void takesWhatIsOnlyLong(String scalar, Object value, Object expected) {
		Coercing<?, ?> coercing = Scalars.extended(scalar).orElseThrow().getCoercing();
		assertThat(coercing.serialize(value, GraphQLContext.getDefault(), Locale.ROOT)).isEqualTo(expected);
	}

	@ParameterizedTest
	@MethodSource("floats")
	void refusesFloatsThatAreInfinite(GraphQLScalarType scalar) {
		for (Object value : List.of(new BigDecimal("1e309"), BigInteger.TEN.pow(309))) {
			assertThatExceptionOfType(CoercingParseLiteralException.class)
				.isThrownBy(() -> parse(scalar.getCoercing(), literal(value)))
				.withMessage("The number is greater than any Float.");
		}
	}

	static Stream<GraphQLScalarType> floats() {
		return Stream.of("Float", "PositiveFloat").map((name) -> Scalars.wired(name).orElseThrow());
	}

	private static Object parse(Coercing<?, ?> coercing, Value<?> literal) {
		return coercing.parseLiteral(literal, CoercedVariables.emptyVariables(), GraphQLContext.getDefault(),
				Locale.ROOT);
	}

	private static Value<?> literal(Object value) {
		return switch (value) {
			case BigInteger number -> new IntValue(number);
			case BigDecimal number -> new FloatValue(number);
			default -> new StringValue((String) value);
		};
	}

}
