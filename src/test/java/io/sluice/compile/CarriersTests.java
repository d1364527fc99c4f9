package io.sluice.compile;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import com.google.protobuf.Descriptors.Descriptor;
import graphql.GraphQLContext;
import graphql.GraphQLException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.GraphQLScalarType;
import io.sluice.blueprint.WireForm;
import io.sluice.config.ProtoFile;
import io.sluice.downstream.message.MessageWriter;
import io.sluice.downstream.message.UnfitException;
import io.sluice.proto.ProtoFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Which scalars carry what, and that those that are said to really do. */
class CarriersTests {

	private static final String TABLE = """
			scalar            | bool | int32 | uint32 | int64 | double | string | bytes | Timestamp | Duration | FieldMask
			Boolean           | RS   | --    | --     | --    | --     | -S     | --    | --        | --       | --
			Int               | --   | RS    | -S     | -S    | -S     | -S     | --    | --        | --       | --
			Float             | --   | R-    | R-     | --    | RS     | -S     | --    | --        | --       | --
			ID                | --   | RS    | RS     | RS    | -S     | RS     | RS    | --        | --       | --
			String            | RS   | RS    | RS     | RS    | RS     | RS     | RS    | RS        | RS       | RS
			AccurateDuration  | --   | --    | --     | --    | --     | RS     | --    | --        | RS       | --
			BigDecimal        | --   | RS    | RS     | RS    | RS     | RS     | --    | --        | --       | --
			BigInteger        | --   | RS    | RS     | RS    | -S     | RS     | --    | --        | --       | --
			Byte              | --   | RS    | -S     | -S    | -S     | -S     | --    | --        | --       | --
			Char              | --   | --    | --     | --    | --     | RS     | --    | --        | --       | --
			CountryCode       | --   | --    | --     | --    | --     | RS     | --    | --        | --       | --
			Currency          | --   | --    | --     | --    | --     | RS     | --    | --        | --       | --
			Date              | --   | --    | --     | --    | --     | RS     | --    | --        | --       | --
			DateTime          | --   | --    | --     | --    | --     | RS     | --    | RS        | --       | --
			HexColorCode      | --   | --    | --     | --    | --     | RS     | --    | --        | --       | --
			JSON              | RS   | RS    | RS     | RS    | RS     | RS     | RS    | RS        | RS       | RS
			LocalTime         | --   | --    | --     | --    | --     | RS     | --    | --        | --       | --
			Locale            | --   | --    | --     | --    | --     | RS     | --    | --        | --       | --
			Long              | --   | RS    | RS     | RS    | -S     | RS     | --    | --        | --       | --
			NegativeFloat     | --   | --    | --     | --    | RS     | -S     | --    | --        | --       | --
			NegativeInt       | --   | RS    | -S     | -S    | -S     | -S     | --    | --        | --       | --
			NominalDuration   | --   | --    | --     | --    | --     | RS     | --    | --        | --       | --
			NonNegativeFloat  | --   | --    | --     | --    | RS     | -S     | --    | --        | --       | --
			NonNegativeInt    | --   | RS    | -S     | -S    | -S     | -S     | --    | --        | --       | --
			NonPositiveFloat  | --   | --    | --     | --    | RS     | -S     | --    | --        | --       | --
			NonPositiveInt    | --   | RS    | -S     | -S    | -S     | -S     | --    | --        | --       | --
			Object            | RS   | RS    | RS     | RS    | RS     | RS     | RS    | RS        | RS       | RS
			PositiveFloat     | --   | --    | --     | --    | RS     | -S     | --    | --        | --       | --
			PositiveInt       | --   | RS    | -S     | -S    | -S     | -S     | --    | --        | --       | --
			SecondsSinceEpoch | --   | RS    | RS     | RS    | -S     | -S     | --    | --        | --       | --
			Short             | --   | RS    | -S     | -S    | -S     | -S     | --    | --        | --       | --
			Time              | --   | --    | --     | --    | --     | RS     | --    | --        | --       | --
			UUID              | --   | --    | --     | --    | --     | RS     | --    | --        | --       | --
			Url               | --   | --    | --     | --    | --     | RS     | --    | --        | --       | --
			Year              | --   | -S    | -S     | -S    | -S     | RS     | --    | --        | --       | --
			YearMonth         | --   | --    | --     | --    | --     | RS     | --    | --        | --       | --
			""";

	private static final List<Object> TEXTS = List.of("2030-01-31T12:00:00Z", "2030-01-31", "12:00:00Z", "12:00:00",
			"PT1.5S", "P1M", "c", "DE", "EUR", "#ff0000", "de-DE", "b6b96a84-2c5e-4ef5-8d1a-6a8c0f5f4a5e",
			"https://example.com/", "2030-01", "2030", "1.5");

	private static final List<Object> NUMBERS = List.of(5, -5, 0, 2030, new BigDecimal("1.5"), new BigDecimal("-1.5"));

	/** Made of many texts that mean something else. */
	private static final Set<ProtoKind> OF_ANY_TEXT = Set.of(ProtoKind.BYTES, ProtoKind.FIELD_MASK);

	/** What values of a kind are when they are read. */
	private static final Map<ProtoKind, List<Object>> READ = Map.of(ProtoKind.BOOL, List.of(true), ProtoKind.INT32,
			List.of(5, -5, 0, 2030), ProtoKind.UINT32, List.of(4294967295L), ProtoKind.INT64,
			List.of(9223372036854775807L, new BigInteger("18446744073709551615"), 5), ProtoKind.FLOAT,
			List.of(new BigDecimal("1.5"), new BigDecimal("-1.5")), ProtoKind.STRING, TEXTS, ProtoKind.BYTES,
			List.of("AP++"), ProtoKind.TIMESTAMP, List.of("2030-01-31T12:00:00Z"), ProtoKind.DURATION,
			List.of("PT1.5S"), ProtoKind.FIELD_MASK, List.of("a,b.c"));

	private static final Descriptor MESSAGE = new ProtoFolder(List.of(new ProtoFile("all.proto", """
			syntax = "proto3";
			import "google/protobuf/duration.proto";
			import "google/protobuf/field_mask.proto";
			import "google/protobuf/timestamp.proto";
			message All {
			  bool bool = 1;
			  int32 int32 = 2;
			  uint32 uint32 = 3;
			  int64 int64 = 4;
			  double float = 5;
			  string string = 6;
			  bytes bytes = 7;
			  google.protobuf.Timestamp timestamp = 8;
			  google.protobuf.Duration duration = 9;
			  google.protobuf.FieldMask field_mask = 10;
			}
			"""))).file("all.proto").orElseThrow().findMessageTypeByName("All");

	@ParameterizedTest
	@CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = TABLE)
	void whatAScalarCarries(String scalar, String bool, String int32, String uint32, String int64, String fraction,
			String string, String bytes, String timestamp, String duration, String fieldMask) {
		assertThat(Stream.of(ProtoKind.values())
			.map((kind) -> (Carriers.isReadFrom(scalar, kind) ? "R" : "-")
					+ (Carriers.isSentAs(scalar, kind) ? "S" : "-")))
			.containsExactly(bool, int32, uint32, int64, fraction, string, bytes, timestamp, duration, fieldMask);
	}

	@Test
	void isToldOfEveryScalar() {
		assertThat(TABLE.lines().skip(1).map((line) -> line.split(" ")[0]))
			.contains("Boolean", "Int", "Float", "ID", "String")
			.containsAll(Scalars.names());
	}

	@ParameterizedTest
	@MethodSource("extended")
	void whatIsSaidToBeReadIs(GraphQLScalarType scalar) {
		for (ProtoKind kind : ProtoKind.values()) {
			if (Carriers.isReadFrom(scalar.getName(), kind)) {
				assertThat(READ.get(kind)).as("%s from %s", scalar.getName(), kind)
					.anyMatch((value) -> isRead(scalar, value));
			}
		}
	}

	@ParameterizedTest
	@MethodSource("extended")
	void whatIsSaidToBeSentIs(GraphQLScalarType scalar) {
		for (ProtoKind kind : ProtoKind.values()) {
			// of the right type, and yet never one of its values
			boolean never = scalar.getName().equals("NegativeInt") && kind == ProtoKind.UINT32;
			if (Carriers.isSentAs(scalar.getName(), kind) && !never) {
				assertThat(Stream.of(List.<Object>of(true, "AP++"), NUMBERS, TEXTS).flatMap(List::stream))
					.as("%s as %s", scalar.getName(), kind)
					.anyMatch(isSent(scalar, kind));
			}
		}
	}

	@ParameterizedTest
	@MethodSource("extended")
	void whatIsSaidNotToBeSentNeverIs(GraphQLScalarType scalar) {
		for (ProtoKind kind : ProtoKind.values()) {
			// fractions may be whole by chance
			boolean byChance = scalar.getName().endsWith("Float") || OF_ANY_TEXT.contains(kind);
			if (!Carriers.isSentAs(scalar.getName(), kind) && !byChance) {
				assertThat(Stream.of(List.<Object>of(true, "AP++"), NUMBERS, TEXTS).flatMap(List::stream))
					.as("%s as %s", scalar.getName(), kind)
					.noneMatch(isSent(scalar, kind));
			}
		}
	}

	static Stream<GraphQLScalarType> extended() {
		return Scalars.names().stream().map((name) -> Scalars.extended(name).orElseThrow());
	}

	private static boolean isRead(GraphQLScalarType scalar, Object value) {
		try {
			return scalar.getCoercing().serialize(value, GraphQLContext.getDefault(), Locale.ROOT) != null;
		}
		catch (GraphQLException | IllegalArgumentException ex) {
			return false;
		}
	}

	private static Predicate<Object> isSent(GraphQLScalarType scalar, ProtoKind kind) {
		return (input) -> {
			try {
				Object value = scalar.getCoercing().parseValue(input, GraphQLContext.getDefault(), Locale.ROOT);
				Object sent = new WireForm.OfScalar(scalar).write(value);
				MessageWriter.write(MESSAGE, Map.of(kind.name().toLowerCase(Locale.ROOT), sent));
				return true;
			}
			catch (CoercingParseValueException | UnfitException ex) {
				return false;
			}
		};
	}

}
