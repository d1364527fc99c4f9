package io.sluice.oracle;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import graphql.GraphQLContext;
import graphql.scalars.ExtendedScalars;
import io.sluice.blueprint.Naming;
import org.jspecify.annotations.Nullable;

/** How the contract's input values are written for services. */
final class Wire {

	private static final Map<String, String> ENUMS = Map.of("BIG", "big-one", "SMALL", "2", "HIGH", "top");

	private static final Map<String, String> TYPES = Map.of("filter", "Filter", "range", "Range", "input", "RateInput",
			"kind", "Kind", "kinds", "Kind", "level", "Level", "levels", "Level", "at", "DateTime");

	private Wire() {
	}

	/** The value of an argument or input field, which has a type of its own. */
	static @Nullable Object argument(String name, @Nullable Object value, Naming naming) {
		return switch (value) {
			case null -> null;
			case Map<?, ?> object -> object(name, object, naming);
			case List<?> list -> list.stream().map((element) -> argument(name, element, naming)).toList();
			default -> TYPES.containsKey(name) ? value(TYPES.get(name), value) : value;
		};
	}

	private static Map<String, @Nullable Object> object(String name, Map<?, ?> object, Naming naming) {
		String type = Objects.requireNonNull(TYPES.get(name));
		Map<String, @Nullable Object> written = new LinkedHashMap<>();
		object.forEach((member, value) -> {
			String wireName = switch (type + "." + member) {
				case "Filter.remark" -> "comment";
				case "RateInput.note" -> "remark";
				default -> naming.wireName((String) member);
			};
			written.put(wireName, argument((String) member, value, naming));
		});
		return written;
	}

	/** A leaf, or a list of leaves. */
	static @Nullable Object value(String type, @Nullable Object value) {
		return switch (value) {
			case null -> null;
			case List<?> list -> list.stream().map((element) -> value(type, element)).toList();
			case String text when type.equals("Kind") || type.equals("Level") -> ENUMS.getOrDefault(text, text);
			default -> type.equals("DateTime") ? date(value) : value;
		};
	}

	private static String date(Object value) {
		return ExtendedScalars.DateTime.getCoercing()
			.serialize(value, GraphQLContext.getDefault(), Locale.ROOT)
			.toString();
	}

}
