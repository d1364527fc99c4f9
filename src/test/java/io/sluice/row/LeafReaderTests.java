package io.sluice.row;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import graphql.scalars.ExtendedScalars;
import io.sluice.blueprint.EnumValues;
import io.sluice.plan.LeafType;
import io.sluice.plan.LeafType.Basic;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** "A string is no Int": which JSON a leaf takes. */
class LeafReaderTests {

	private static final Object NO = Shapes.MISMATCH;

	private static final LeafType KIND = new LeafType.OfEnum(EnumValues.of(Map.of("BIG", "big-one", "TWO", "2")));

	private static final LeafType DATE = new LeafType.OfScalar(ExtendedScalars.Date);

	private static final LeafType COUNTRY = new LeafType.OfScalar(ExtendedScalars.CountryCode);

	private static final LeafType JSON = new LeafType.OfScalar(ExtendedScalars.Json);

	@ParameterizedTest
	@MethodSource
	void reads(LeafType type, String json, Object expected) {
		assertThat(Shapes.read(Shapes.leaf(type), json)).isEqualTo(expected);
		assertThat(Shapes.read(Shapes.list(Shapes.leaf(type)), "[" + json + "]")).isInstanceOfSatisfying(RowList.class,
				(list) -> assertThat(list.element(0)).isEqualTo(expected));
	}

	static Stream<Arguments> reads() {
		return Stream.of(arguments(Basic.STRING, "\"a\\u00e9\\n\\\"\"", "a\u00e9\n\""),
				arguments(Basic.STRING, "1.50", "1.50"), arguments(Basic.STRING, "true", "true"),
				arguments(Basic.STRING, "{}", NO), arguments(Basic.STRING, "[\"a\"]", NO),
				arguments(Basic.INT, "-7", -7), arguments(Basic.INT, "2147483647", Integer.MAX_VALUE),
				arguments(Basic.INT, "2147483648", NO), arguments(Basic.INT, "1e2", 100),
				arguments(Basic.INT, "3.0", 3), arguments(Basic.INT, "3.5", NO),
				arguments(Basic.INT, "1e999999999", NO), arguments(Basic.INT, "1e-999999999", NO),
				arguments(Basic.INT, "123456789012345678901234567890", NO), arguments(Basic.INT, "\"3\"", NO),
				arguments(Basic.INT, "true", NO), arguments(Basic.INT, "{}", NO), arguments(Basic.FLOAT, "1", 1.0),
				arguments(Basic.FLOAT, "-2.5e3", -2500.0), arguments(Basic.FLOAT, "1e999", NO),
				arguments(Basic.FLOAT, "\"1.0\"", NO), arguments(Basic.FLOAT, "false", NO),
				arguments(Basic.BOOLEAN, "false", false), arguments(Basic.BOOLEAN, "true", true),
				arguments(Basic.BOOLEAN, "0", NO), arguments(Basic.BOOLEAN, "\"true\"", NO),
				arguments(Basic.ID, "\"x\"", "x"), arguments(Basic.ID, "12345678901234567890", "12345678901234567890"),
				arguments(Basic.ID, "1.0", NO), arguments(Basic.ID, "true", NO), arguments(Basic.KEY, "1E+3", "1000"),
				arguments(Basic.KEY, "7", "7"), arguments(Basic.KEY, "\"7\"", "7"),
				arguments(Basic.KEY, "true", "true"), arguments(Basic.KEY, "[]", NO),
				arguments(Basic.RAW, "1.50", new BigDecimal("1.50")), arguments(Basic.RAW, "1", 1),
				arguments(Basic.RAW, "12345678901", 12345678901L),
				arguments(Basic.RAW, "123456789012345678901", new BigInteger("123456789012345678901")),
				arguments(Basic.RAW, "true", true), arguments(Basic.RAW, "false", false),
				arguments(Basic.RAW, "\"x\"", "x"),
				arguments(Basic.RAW, "{\"a\": [1, {\"b\": 2.5}]}",
						Map.of("a", List.of(1, Map.of("b", new BigDecimal("2.5"))))),
				arguments(KIND, "\"big-one\"", "BIG"), arguments(KIND, "2", "TWO"), arguments(KIND, "\"BIG\"", NO),
				arguments(KIND, "[]", NO), arguments(DATE, "\"2020-02-29\"", "2020-02-29"),
				arguments(COUNTRY, "\"DE\"", "DE"), arguments(COUNTRY, "\"Germany\"", NO),
				arguments(DATE, "\"2020-13-01\"", NO), arguments(DATE, "5", NO), arguments(DATE, "{}", NO),
				arguments(JSON, "{\"a\": [null]}", Collections.singletonMap("a", Arrays.asList((Object) null))));
	}

	@ParameterizedTest
	@MethodSource
	void refusesNumbersOfMoreDigitsThanAreRead(LeafType type) {
		assertThat(Shapes.read(Shapes.list(Shapes.leaf(type)), "[" + "7".repeat(1001) + "]")).isEqualTo(NO);
		assertThat(Shapes.read(Shapes.list(Shapes.leaf(type)), "[0." + "7".repeat(1001) + "]")).isEqualTo(NO);
	}

	static Stream<LeafType> refusesNumbersOfMoreDigitsThanAreRead() {
		return Stream.of(Basic.INT, Basic.FLOAT, Basic.RAW, DATE, JSON);
	}

}
