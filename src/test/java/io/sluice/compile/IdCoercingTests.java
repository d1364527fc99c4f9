package io.sluice.compile;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import graphql.GraphQLContext;
import graphql.schema.Coercing;
import graphql.schema.CoercingParseValueException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What clients may send as IDs in variables (GraphQL, ID, Input Coercion). */
class IdCoercingTests {

	private final Coercing<?, ?> coercing = Scalars.wired("ID").orElseThrow().getCoercing();

	static Stream<Object> ids() {
		return Stream.of("4", "", "a b", 4, -4, 4L << 40, BigInteger.TEN.pow(30));
	}

	@ParameterizedTest
	@MethodSource("ids")
	void areTextsAndWholeNumbers(Object input) {
		assertThat(parse(input)).isEqualTo(input.toString());
	}

	static Stream<Object> others() {
		return Stream.of(new BigDecimal("4.0"), 4.0, true, List.of("4"), List.of(), Map.of("id", 4));
	}

	@ParameterizedTest
	@MethodSource("others")
	void areNothingElse(Object input) {
		assertThatExceptionOfType(CoercingParseValueException.class).isThrownBy(() -> parse(input))
			.withMessage("An ID is a text or a whole number.");
	}

	private Object parse(Object input) {
		return this.coercing.parseValue(input, GraphQLContext.getDefault(), Locale.ROOT);
	}

}
