package io.sluice.compile;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import graphql.language.Directive;

/**
 * Compiles {@code @key(fields:)}. The fields of a key are values, not objects: an object
 * would have to be looked up by its own key first, and if that leads back to the type, no
 * lookup could ever begin.
 */
final class KeyFields {

	private final Problems problems;

	private final Declarations types;

	KeyFields(Problems problems, Declarations types) {
		this.problems = problems;
		this.types = types;
	}

	/** The names of the fields; none if the mistake is reported elsewhere. */
	List<String> compile(Declared type, Directive key) {
		Optional<Text> fields = new Arguments(key).string("fields");
		List<String> names = fields.map(KeyFields::names).orElse(List.of());
		if (fields.isPresent() && names.isEmpty()) {
			this.problems.add(fields.get().place(), "The key of " + type.name() + " has no fields. Name at least one.");
		}
		names.forEach((name) -> check(type, name, fields.orElseThrow()));
		return names;
	}

	private static List<String> names(Text fields) {
		return Arrays.stream(fields.value().split("[\\s,]+")).filter((name) -> !name.isEmpty()).distinct().toList();
	}

	private void check(Declared type, String name, Text fields) {
		Optional<FieldOf> field = field(type, name);
		if (field.isEmpty()) {
			this.problems.add(fields.place(), "@key names the field \"" + name + "\", which " + type.name()
					+ " does not have. "
					+ Suggestion.of(name, "Fields", type.fieldsOf().map((other) -> other.node().getName()).toList()));
			return;
		}
		Optional<Declared> object = object(field.get());
		if (object.isPresent()) {
			List<String> way = wayBack(type, field.get());
			this.problems.add(fields.place(), way.isEmpty()
					? "The key field " + field.get() + " is an object (" + object.get().name()
							+ "). A key is made of scalars and enums."
					: "No lookup of " + type.name() + " could ever begin, because each key needs another lookup first: "
							+ String.join(" -> ", way) + " -> " + type.name() + ". Make one of these keys a scalar.");
		}
		else if (Types.isList(field.get().node().getType())) {
			this.problems.add(fields.place(),
					"The key field " + field.get() + " is a list. A key is made of single values.");
		}
	}

	private static Optional<FieldOf> field(Declared type, String name) {
		return type.fieldsOf().filter((field) -> field.node().getName().equals(name)).findFirst();
	}

	private Optional<Declared> object(FieldOf field) {
		return this.types.type(Types.named(field.node().getType()).getName())
			.filter((type) -> type.kind() != Kind.SCALAR && type.kind() != Kind.ENUM);
	}

	/** The key fields that lead from a type back to it; empty if none does. */
	private List<String> wayBack(Declared type, FieldOf first) {
		List<String> way = new ArrayList<>();
		Optional<FieldOf> field = Optional.of(first);
		while (field.isPresent() && field.get().directive("lookup").isPresent()
				&& !way.contains(field.get().toString())) {
			way.add(field.get().toString());
			Optional<Declared> next = object(field.get());
			if (next.isPresent() && next.get().name().equals(type.name())) {
				return way;
			}
			field = next.flatMap(this::objectKey);
		}
		return List.of();
	}

	/** The first field of a type's key that is an object. */
	private Optional<FieldOf> objectKey(Declared type) {
		return type.directive("key")
			.flatMap((key) -> new Arguments(key).string("fields"))
			.flatMap((fields) -> names(fields).stream()
				.flatMap((name) -> field(type, name).stream())
				.filter((field) -> object(field).isPresent())
				.findFirst());
	}

}
