package io.sluice.compile;

import java.util.List;
import java.util.Set;

/** Which scalars can carry which single values of proto files. */
final class Carriers {

	private static final Set<String> ANYTHING = Set.of("JSON", "Object");

	/** Whole numbers that are large enough for all. */
	private static final Set<String> LARGE = Set.of("Long", "BigInteger", "BigDecimal", "ID", "String",
			"SecondsSinceEpoch");

	/** Whole numbers of 32 bits or less; with some, not all values fit. */
	private static final Set<String> SMALL = Set.of("Int", "Short", "Byte", "PositiveInt", "NegativeInt",
			"NonPositiveInt", "NonNegativeInt");

	private static final Set<String> FRACTIONS = Set.of("Float", "PositiveFloat", "NegativeFloat", "NonPositiveFloat",
			"NonNegativeFloat");

	/** Scalars whose values are texts. */
	private static final Set<String> TEXTS = Set.of("String", "ID", "AccurateDuration", "Char", "CountryCode",
			"Currency", "Date", "DateTime", "HexColorCode", "LocalTime", "Locale", "NominalDuration", "Time", "UUID",
			"Url", "Year", "YearMonth");

	private static final Set<String> WRITTEN_NUMBERS = Set.of("Long", "BigInteger", "BigDecimal");

	private Carriers() {
	}

	/** Whether a scalar takes any value at all. */
	static boolean takesAnything(String scalar) {
		return ANYTHING.contains(scalar);
	}

	/** Whether a scalar can be read from values of a kind. */
	static boolean isReadFrom(String scalar, ProtoKind kind) {
		return takesAnything(scalar) || switch (kind) {
			case BOOL -> Set.of("Boolean", "String").contains(scalar);
			case INT32 -> LARGE.contains(scalar) || SMALL.contains(scalar) || scalar.equals("Float");
			case UINT32 -> LARGE.contains(scalar) || scalar.equals("Float");
			case INT64 -> LARGE.contains(scalar);
			case FLOAT -> FRACTIONS.contains(scalar) || Set.of("String", "BigDecimal").contains(scalar);
			case STRING -> TEXTS.contains(scalar) || WRITTEN_NUMBERS.contains(scalar);
			case BYTES, TIMESTAMP, DURATION, FIELD_MASK -> isBest(scalar, kind);
		};
	}

	/** Whether values of a scalar can be sent as a kind. */
	static boolean isSentAs(String scalar, ProtoKind kind) {
		return takesAnything(scalar) || switch (kind) {
			case BOOL -> Set.of("Boolean", "String").contains(scalar);
			case INT32, UINT32, INT64 -> isWhole(scalar);
			case FLOAT -> isWhole(scalar) || FRACTIONS.contains(scalar);
			case STRING -> true;
			case BYTES, TIMESTAMP, DURATION, FIELD_MASK -> isBest(scalar, kind);
		};
	}

	/** Whether values are whole numbers; a year is written as a text of one. */
	private static boolean isWhole(String scalar) {
		return LARGE.contains(scalar) || SMALL.contains(scalar) || scalar.equals("Year");
	}

	private static boolean isBest(String scalar, ProtoKind kind) {
		return best(kind).contains(scalar);
	}

	/** The scalars to suggest for a kind. */
	static List<String> best(ProtoKind kind) {
		return switch (kind) {
			case BOOL -> List.of("Boolean");
			case INT32 -> List.of("Int");
			case UINT32 -> List.of("Long");
			case INT64 -> List.of("Long", "String", "ID");
			case FLOAT -> List.of("Float");
			case STRING -> List.of("String", "ID");
			case BYTES -> List.of("String", "ID");
			case TIMESTAMP -> List.of("DateTime", "String");
			case DURATION -> List.of("AccurateDuration", "String");
			case FIELD_MASK -> List.of("String");
		};
	}

	/** The same, such as {@code Long, String or ID}. */
	static String suggestion(ProtoKind kind) {
		List<String> best = best(kind);
		int last = best.size() - 1;
		return (last == 0) ? best.getFirst() : String.join(", ", best.subList(0, last)) + " or " + best.get(last);
	}

}
