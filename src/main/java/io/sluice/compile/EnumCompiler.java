package io.sluice.compile;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import graphql.language.EnumValueDefinition;
import io.sluice.blueprint.EnumValues;

/** Compiles enums and what services call their values. */
final class EnumCompiler {

	private final Problems problems;

	EnumCompiler(Problems problems) {
		this.problems = problems;
	}

	Map<String, EnumValues> compile(Declarations types) {
		Map<String, EnumValues> enums = new LinkedHashMap<>();
		types.all(Kind.ENUM).forEach((type) -> enums.put(type.name(), values(type)));
		return enums;
	}

	private EnumValues values(Declared type) {
		Map<String, String> wireValues = new LinkedHashMap<>();
		Map<String, String> names = new HashMap<>();
		for (EnumValueDefinition value : type.values()) {
			Optional<Text> given = Arguments.from(value);
			String wireValue = given.map(Text::value).orElse(value.getName());
			String other = names.putIfAbsent(wireValue, value.getName());
			if (other != null && !other.equals(value.getName())) {
				this.problems.add(given.map(Text::place).orElseGet(() -> Problems.place(value)),
						type.name() + "." + value.getName() + " and " + type.name() + "." + other + " are both \""
								+ wireValue + "\" to services. Each value needs its own.");
			}
			else {
				wireValues.put(value.getName(), wireValue);
			}
		}
		return EnumValues.of(wireValues);
	}

}
