package io.sluice.compile;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import graphql.language.Type;
import graphql.schema.FieldCoordinates;
import io.sluice.blueprint.Binding;
import io.sluice.blueprint.Contents;
import io.sluice.blueprint.JsonPath;
import io.sluice.blueprint.Naming;
import io.sluice.blueprint.Template;

/**
 * Finds out which objects stand in what a call fetches: those of its type, and those that
 * are properties of other ones. What has a call of its own is not among them.
 */
final class ContentsCompiler {

	private final Declarations types;

	private final Map<FieldCoordinates, Binding> bindings;

	private final Function<String, List<Template>> tags;

	/**
	 * Finds out by what is bound to what.
	 * @param types all types
	 * @param bindings how fields get their values, as far as that can be compiled
	 * @param tags the names that objects have by their type
	 */
	ContentsCompiler(Declarations types, Map<FieldCoordinates, Binding> bindings,
			Function<String, List<Template>> tags) {
		this.types = types;
		this.bindings = bindings;
		this.tags = tags;
	}

	/**
	 * What stands in the values of a field with a call.
	 * @param field the field
	 * @param naming how the service that is called names properties
	 */
	Contents of(FieldOf field, Naming naming) {
		List<String> roots = possible(field.node().getType());
		Set<String> all = new LinkedHashSet<>(roots);
		all.add(name(field));
		Map<String, Contents.Part> parts = new LinkedHashMap<>();
		Deque<String> open = new ArrayDeque<>(roots);
		while (!open.isEmpty()) {
			String type = open.remove();
			if (!parts.containsKey(type)) {
				List<Contents.Member> members = new ArrayList<>();
				fields(type).forEach((inside) -> member(inside, naming).ifPresent((member) -> {
					members.add(member);
					all.add(name(inside));
					all.addAll(member.types());
				}));
				members.forEach((member) -> open.addAll(member.types()));
				parts.put(type, new Contents.Part(this.tags.apply(type), members));
			}
		}
		return new Contents(all, roots, isNamedInside(parts) ? parts : Map.of());
	}

	private boolean isNamedInside(Map<String, Contents.Part> parts) {
		return parts.values()
			.stream()
			.flatMap((part) -> part.members().stream())
			.flatMap((member) -> member.types().stream())
			.anyMatch((type) -> !this.tags.apply(type).isEmpty());
	}

	private static String name(FieldOf field) {
		return Types.named(field.node().getType()).getName();
	}

	private Stream<FieldOf> fields(String type) {
		return this.types.type(type).stream().flatMap(Declared::fieldsOf);
	}

	private Optional<Contents.Member> member(FieldOf field, Naming naming) {
		return (this.types.isObject(field.node().getType())
				&& this.bindings.get(field.coordinates()) instanceof Binding.Property(var own)) ? Optional
					.of(new Contents.Member(own.orElseGet(() -> JsonPath.of(naming.wireName(field.node().getName()))),
							possible(field.node().getType())))
						: Optional.empty();
	}

	/** The object types that values of a type, or of its elements, can be. */
	private List<String> possible(Type<?> type) {
		return this.types.type(Types.named(type).getName()).stream().flatMap((named) -> switch (named.kind()) {
			case OBJECT -> Stream.of(named);
			case INTERFACE, UNION -> this.types.possible(named).stream();
			case ENUM, INPUT, SCALAR -> Stream.empty();
		}).map(Declared::name).toList();
	}

}
