package io.sluice.compile;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import graphql.language.DirectivesContainer;
import graphql.schema.FieldCoordinates;

/**
 * Reads {@code @from} where it gives a name as it is: on enum values and input fields.
 */
final class FromNames {

	private FromNames() {
	}

	static Optional<String> of(DirectivesContainer<?> node) {
		return node.getDirectives("from")
			.stream()
			.findFirst()
			.flatMap((from) -> new Arguments(from).string("path"))
			.map(Text::value);
	}

	/** The wire names of all input fields that have one. */
	static Map<FieldCoordinates, String> ofInputFields(Declarations types) {
		Map<FieldCoordinates, String> names = new HashMap<>();
		types.all(Kind.INPUT)
			.forEach((type) -> type.inputs()
				.forEach((field) -> of(field)
					.ifPresent((name) -> names.put(FieldCoordinates.coordinates(type.name(), field.getName()), name))));
		return names;
	}

}
