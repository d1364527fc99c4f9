package io.sluice.compile;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import graphql.language.InputValueDefinition;
import graphql.schema.FieldCoordinates;

/**
 * Compiles what services call the fields of input types: {@code @from} on input fields.
 */
final class InputNames {

	private final Problems problems;

	InputNames(Problems problems) {
		this.problems = problems;
	}

	/** The wire names of all input fields that have one. */
	Map<FieldCoordinates, String> compile(Declarations types) {
		Map<FieldCoordinates, String> names = new HashMap<>();
		types.all(Kind.INPUT).forEach((type) -> {
			Map<String, String> fields = new HashMap<>();
			type.inputs()
				.forEach((field) -> field(type, field, fields)
					.ifPresent((name) -> names.put(FieldCoordinates.coordinates(type.name(), field.getName()), name)));
		});
		return names;
	}

	private Optional<String> field(Declared type, InputValueDefinition field, Map<String, String> before) {
		Optional<Text> name = Arguments.from(field);
		name.ifPresent((text) -> {
			String other = before.putIfAbsent(text.value(), field.getName());
			if (other != null) {
				this.problems.add(text.place(), type.name() + "." + field.getName() + " and " + type.name() + "."
						+ other + " are both \"" + text.value() + "\" to services. Each field needs its own name.");
			}
		});
		return name.map(Text::value);
	}

}
