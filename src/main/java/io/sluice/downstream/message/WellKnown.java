package io.sluice.downstream.message;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import io.sluice.blueprint.Absent;
import org.jspecify.annotations.Nullable;

/**
 * The messages of {@code google/protobuf} that stand for something simpler. Each is an
 * ordinary message in the end: only its members are found in another way.
 */
final class WellKnown {

	private static final String PACKAGE = "google.protobuf.";

	private static final String VALUE = PACKAGE + "Value";

	private static final String NULL_VALUE = PACKAGE + "NullValue";

	private static final long LONGEST_DURATION = 315_576_000_000L;

	private static final Map<String, Function<@Nullable Object, Object>> FORMS = forms();

	private WellKnown() {
	}

	private static Map<String, Function<@Nullable Object, Object>> forms() {
		Map<String, Function<@Nullable Object, Object>> forms = new HashMap<>();
		forms.put(PACKAGE + "Timestamp", WellKnown::timestamp);
		forms.put(PACKAGE + "Duration", WellKnown::duration);
		forms.put(PACKAGE + "FieldMask", WellKnown::fieldMask);
		forms.put(PACKAGE + "Struct", WellKnown::struct);
		forms.put(PACKAGE + "ListValue", WellKnown::listValue);
		forms.put(VALUE, WellKnown::value);
		for (String scalar : List.of("Double", "Float", "Int64", "UInt64", "Int32", "UInt32", "Bool", "String",
				"Bytes")) {
			forms.put(PACKAGE + scalar + "Value", WellKnown::wrapper);
		}
		return Map.copyOf(forms);
	}

	/**
	 * The members of a message.
	 * @param type the type of the message
	 * @param value what it is made of
	 * @return an object with the members of the type; for types that nobody knows, the
	 * value itself
	 */
	static @Nullable Object members(Descriptor type, @Nullable Object value) {
		Function<@Nullable Object, Object> form = FORMS.get(type.getFullName());
		return (form != null) ? form.apply(value) : value;
	}

	/**
	 * Whether null is a value of its own for a member, not the lack of one.
	 * @param member the member
	 * @return whether null is written
	 */
	static boolean takesNull(FieldDescriptor member) {
		return switch (member.getJavaType()) {
			case MESSAGE -> member.getMessageType().getFullName().equals(VALUE);
			case ENUM -> member.getEnumType().getFullName().equals(NULL_VALUE);
			case INT, LONG, FLOAT, DOUBLE, BOOLEAN, STRING, BYTE_STRING -> false;
		};
	}

	private static Object timestamp(@Nullable Object value) {
		if (value instanceof Map<?, ?>) {
			return value;
		}
		try {
			OffsetDateTime time = OffsetDateTime.parse(String.valueOf(value));
			Instant instant = time.toInstant();
			int year = instant.atOffset(ZoneOffset.UTC).getYear();
			if (1 <= year && year <= 9999) {
				return Map.of("seconds", instant.getEpochSecond(), "nanos", instant.getNano());
			}
		}
		catch (DateTimeException ex) {
			// said below
		}
		throw new UnfitException("a date and time as in RFC 3339 is needed");
	}

	private static Object duration(@Nullable Object value) {
		if (value instanceof Map<?, ?>) {
			return value;
		}
		try {
			Duration duration = Duration.parse(String.valueOf(value));
			// towards zero: both members have the same sign
			boolean roundUp = duration.getSeconds() < 0 && duration.getNano() > 0;
			long seconds = duration.getSeconds() + (roundUp ? 1 : 0);
			int nanos = duration.getNano() - (roundUp ? 1_000_000_000 : 0);
			if (Math.abs(seconds) <= LONGEST_DURATION) {
				return Map.of("seconds", seconds, "nanos", nanos);
			}
		}
		catch (DateTimeException | ArithmeticException ex) {
			// said below
		}
		throw new UnfitException("a duration as in ISO 8601 is needed");
	}

	private static Object fieldMask(@Nullable Object value) {
		return switch (value) {
			case String text -> Map.of("paths",
					Arrays.stream(text.split(",")).map(String::strip).filter((path) -> !path.isEmpty()).toList());
			case List<?> paths -> Map.of("paths", paths);
			case Map<?, ?> members -> members;
			case null, default -> throw new UnfitException("a list of paths is needed");
		};
	}

	private static Object struct(@Nullable Object value) {
		if (value instanceof Map<?, ?>) {
			return Map.of("fields", value);
		}
		throw new UnfitException("an object is needed");
	}

	private static Object listValue(@Nullable Object value) {
		if (value instanceof List<?>) {
			return Map.of("values", value);
		}
		throw new UnfitException("a list is needed");
	}

	private static Object value(@Nullable Object value) {
		return switch (value) {
			case null -> Map.of("null_value", 0);
			case Absent _ -> Map.of("null_value", 0);
			case Boolean truth -> Map.of("bool_value", truth);
			case Number number -> Map.of("number_value", finite(number));
			case Map<?, ?> object -> Map.of("struct_value", object);
			case List<?> list -> Map.of("list_value", list);
			default -> Map.of("string_value", value.toString());
		};
	}

	private static double finite(Number value) {
		double number = value.doubleValue();
		if (!Double.isFinite(number)) {
			throw new UnfitException("a number that JSON knows is needed");
		}
		return number;
	}

	private static Object wrapper(@Nullable Object value) {
		return switch (value) {
			case null -> Map.of();
			case Map<?, ?> members -> members;
			default -> Map.of("value", value);
		};
	}

}
