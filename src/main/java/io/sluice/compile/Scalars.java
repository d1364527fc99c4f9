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

	/**
	 * Those of GraphQL itself that are not as they come: numbers, and IDs. Its other
	 * scalars are no longer than they are written.
	 */
	private static final Map<String, GraphQLScalarType> OWN = byName(Stream.of(bounded(graphql.Scalars.GraphQLInt),
			bounded(graphql.Scalars.GraphQLFloat), id(graphql.Scalars.GraphQLID)));

	private static final Map<String, GraphQLScalarType> EXTENDED = byName(Stream.concat(
			Stream.of(json(ExtendedScalars.Object), json(ExtendedScalars.Json), ExtendedScalars.Url),
			Stream.of(ExtendedScalars.DateTime, ExtendedScalars.Date, ExtendedScalars.Time, ExtendedScalars.YearMonth,
					ExtendedScalars.Year, ExtendedScalars.LocalTime, ExtendedScalars.AccurateDuration,
					ExtendedScalars.NominalDuration, ExtendedScalars.SecondsSinceEpoch, ExtendedScalars.Locale,
					ExtendedScalars.Currency, ExtendedScalars.CountryCode, ExtendedScalars.HexColorCode,
					ExtendedScalars.UUID, ExtendedScalars.PositiveInt, ExtendedScalars.NegativeInt,
					ExtendedScalars.NonPositiveInt, ExtendedScalars.NonNegativeInt, ExtendedScalars.PositiveFloat,
					ExtendedScalars.NegativeFloat, ExtendedScalars.NonPositiveFloat, ExtendedScalars.NonNegativeFloat,
					ExtendedScalars.GraphQLLong, ExtendedScalars.GraphQLShort, ExtendedScalars.GraphQLByte,
					ExtendedScalars.GraphQLBigDecimal, ExtendedScalars.GraphQLBigInteger, ExtendedScalars.GraphQLChar)
				.map(Scalars::bounded)));

	private Scalars() {
	}

	private static GraphQLScalarType bounded(GraphQLScalarType scalar) {
		return scalar.transform((builder) -> builder.coercing(new BoundedCoercing<>(scalar.getCoercing())));
	}

	private static GraphQLScalarType id(GraphQLScalarType scalar) {
		return scalar.transform((builder) -> builder.coercing(new IdCoercing(scalar.getCoercing())));
	}

	private static GraphQLScalarType json(GraphQLScalarType scalar) {
		return scalar.transform((builder) -> builder.coercing(new JsonCoercing(scalar.getCoercing())));
	}

	private static Map<String, GraphQLScalarType> byName(Stream<GraphQLScalarType> scalars) {
		return scalars
			.collect(Collectors.toMap(GraphQLScalarType::getName, Function.identity(), (one, _) -> one, TreeMap::new));
	}

	static boolean isStandard(String name) {
		return STANDARD.contains(name);
	}

	static Optional<GraphQLScalarType> extended(String name) {
		return Optional.ofNullable(EXTENDED.get(name));
	}

	/** A scalar, to be put into a schema; empty where GraphQL Java's own is. */
	static Optional<GraphQLScalarType> wired(String name) {
		return known(name).or(() -> isStandard(name) ? Optional.empty() : Optional.of(unknown(name)));
	}

	private static Optional<GraphQLScalarType> known(String name) {
		return Optional.ofNullable(OWN.getOrDefault(name, EXTENDED.get(name)));
	}

	/** Stands in for a scalar that was reported. */
	private static GraphQLScalarType unknown(String name) {
		return ExtendedScalars.Object.transform((scalar) -> scalar.name(name));
	}

	/** Whether a literal can be a value of a scalar; those nobody knows take anything. */
	static boolean accepts(String name, Value<?> literal) {
		try {
			known(name).ifPresent((scalar) -> scalar.getCoercing()
				.parseLiteral(literal, CoercedVariables.emptyVariables(), GraphQLContext.getDefault(), Locale.ROOT));
			return true;
		}
		catch (CoercingParseLiteralException ex) {
			return false;
		}
	}

	/** The names of all Extended Scalars. */
	static SortedSet<String> names() {
		return new TreeSet<>(EXTENDED.keySet());
	}

}
