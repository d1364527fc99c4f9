package io.sluice.compile;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import graphql.GraphQLContext;
import graphql.execution.CoercedVariables;
import graphql.language.Value;
import graphql.scalars.ExtendedScalars;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.GraphQLScalarType;

/**
 * The scalars that a schema may use: those of GraphQL, and Extended Scalars by
 * declaration.
 */
final class Scalars {

	private static final Set<String> STANDARD = Set.of("Int", "Float", "String", "Boolean", "ID");

	private static final Map<String, GraphQLScalarType> EXTENDED = Stream
		.of(ExtendedScalars.DateTime, ExtendedScalars.Date, ExtendedScalars.Time, ExtendedScalars.YearMonth,
				ExtendedScalars.Year, ExtendedScalars.LocalTime, ExtendedScalars.AccurateDuration,
				ExtendedScalars.NominalDuration, ExtendedScalars.SecondsSinceEpoch, ExtendedScalars.Object,
				ExtendedScalars.Json, ExtendedScalars.Url, ExtendedScalars.Locale, ExtendedScalars.Currency,
				ExtendedScalars.CountryCode, ExtendedScalars.HexColorCode, ExtendedScalars.UUID,
				ExtendedScalars.PositiveInt, ExtendedScalars.NegativeInt, ExtendedScalars.NonPositiveInt,
				ExtendedScalars.NonNegativeInt, ExtendedScalars.PositiveFloat, ExtendedScalars.NegativeFloat,
				ExtendedScalars.NonPositiveFloat, ExtendedScalars.NonNegativeFloat, ExtendedScalars.GraphQLLong,
				ExtendedScalars.GraphQLShort, ExtendedScalars.GraphQLByte, ExtendedScalars.GraphQLBigDecimal,
				ExtendedScalars.GraphQLBigInteger, ExtendedScalars.GraphQLChar)
		.collect(Collectors.toMap(GraphQLScalarType::getName, Function.identity(), (one, _) -> one, TreeMap::new));

	private Scalars() {
	}

	static boolean isStandard(String name) {
		return STANDARD.contains(name);
	}

	static Optional<GraphQLScalarType> extended(String name) {
		return Optional.ofNullable(EXTENDED.get(name));
	}

	/** Whether a literal can be a value of a scalar; those nobody knows take anything. */
	static boolean accepts(String name, Value<?> literal) {
		GraphQLScalarType scalar = EXTENDED.get(name);
		try {
			return scalar == null || scalar.getCoercing()
				.parseLiteral(literal, CoercedVariables.emptyVariables(), GraphQLContext.getDefault(),
						Locale.ROOT) != null;
		}
		catch (CoercingParseLiteralException ex) {
			return false;
		}
	}

	/** Stands in for a scalar that was reported. */
	static GraphQLScalarType unknown(String name) {
		return ExtendedScalars.Object.transform((scalar) -> scalar.name(name));
	}

	/** The names of all Extended Scalars. */
	static SortedSet<String> names() {
		return new TreeSet<>(EXTENDED.keySet());
	}

}
