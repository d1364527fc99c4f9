package io.sluice.compile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import graphql.language.Definition;
import graphql.language.EnumTypeDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.ObjectTypeDefinition;
import graphql.language.SDLExtensionDefinition;
import graphql.language.ScalarTypeDefinition;
import graphql.language.SchemaDefinition;
import graphql.language.Type;
import graphql.language.UnionTypeDefinition;

/** All types of all files, by name. */
final class Declarations {

	private final Map<String, Declared> types = new LinkedHashMap<>();

	private final Map<String, String> roots = new LinkedHashMap<>();

	Declarations(Collection<? extends Definition<?>> definitions) {
		definitions.stream().filter((definition) -> !(definition instanceof SDLExtensionDefinition)).forEach(this::add);
		definitions.stream().filter(SDLExtensionDefinition.class::isInstance).forEach(this::add);
		if (this.roots.isEmpty()) {
			List.of("Query", "Mutation", "Subscription")
				.forEach((name) -> this.roots.put(name.toLowerCase(Locale.ROOT), name));
		}
	}

	private void add(Definition<?> definition) {
		if (definition instanceof SchemaDefinition schema) {
			schema.getOperationTypeDefinitions()
				.forEach((operation) -> this.roots.put(operation.getName(), operation.getTypeName().getName()));
		}
		declared(definition).ifPresent((type) -> this.types.merge(type.name(), type,
				(known, added) -> (definition instanceof SDLExtensionDefinition) ? known.plus(added) : known));
	}

	private static Optional<Declared> declared(Definition<?> definition) {
		return Optional.ofNullable(switch (definition) {
			case ObjectTypeDefinition node -> new Declared(node.getName(), Kind.OBJECT, node, node.getDirectives(),
					node.getFieldDefinitions(), List.of(), List.of(), types(node.getImplements()));
			case InterfaceTypeDefinition node ->
				new Declared(node.getName(), Kind.INTERFACE, node, node.getDirectives(), node.getFieldDefinitions(),
						List.of(), List.of(), types(node.getImplements()));
			case UnionTypeDefinition node -> new Declared(node.getName(), Kind.UNION, node, node.getDirectives(),
					List.of(), List.of(), List.of(), types(node.getMemberTypes()));
			case EnumTypeDefinition node -> new Declared(node.getName(), Kind.ENUM, node, node.getDirectives(),
					List.of(), List.of(), node.getEnumValueDefinitions(), List.of());
			case InputObjectTypeDefinition node -> new Declared(node.getName(), Kind.INPUT, node, node.getDirectives(),
					List.of(), node.getInputValueDefinitions(), List.of(), List.of());
			case ScalarTypeDefinition node -> new Declared(node.getName(), Kind.SCALAR, node, node.getDirectives(),
					List.of(), List.of(), List.of(), List.of());
			default -> null;
		});
	}

	private static List<Type<?>> types(Collection<?> written) {
		List<Type<?>> types = new ArrayList<>();
		written.forEach((type) -> types.add((Type<?>) type));
		return types;
	}

	Optional<Declared> type(String name) {
		return Optional.ofNullable(this.types.get(name));
	}

	Stream<Declared> all(Kind kind) {
		return this.types.values().stream().filter((type) -> type.kind() == kind);
	}

	/** The type that operations of a kind begin with. */
	Optional<Declared> root(String operation) {
		return Optional.ofNullable(this.roots.get(operation)).flatMap(this::type);
	}

	/** Whether a type is what operations begin with. */
	boolean isRoot(Declared type) {
		return this.roots.containsValue(type.name());
	}

	boolean isSubscription(Declared type) {
		return type.name().equals(this.roots.get("subscription"));
	}

	/** Whether values of a type, or of its elements, are objects. */
	boolean isObject(Type<?> type) {
		return type(Types.named(type).getName()).filter(
				(named) -> named.kind() == Kind.OBJECT || named.kind() == Kind.INTERFACE || named.kind() == Kind.UNION)
			.isPresent();
	}

	/** Whether values of a type, or of its elements, are single values for sure. */
	boolean isSingle(Type<?> type) {
		String name = Types.named(type).getName();
		return Scalars.isStandard(name) || type(name).filter((named) -> named.kind() == Kind.ENUM).isPresent();
	}

	/** The interfaces that a type says it implements. */
	List<Declared> interfaces(Declared type) {
		return (type.kind() == Kind.UNION) ? List.of()
				: type.related().stream().flatMap((name) -> type(Types.named(name).getName()).stream()).toList();
	}

	/** The object types that an interface or union can be. */
	List<Declared> possible(Declared type) {
		if (type.kind() == Kind.UNION) {
			return type.related().stream().flatMap((member) -> type(Types.named(member).getName()).stream()).toList();
		}
		return all(Kind.OBJECT)
			.filter((object) -> object.related()
				.stream()
				.anyMatch((implemented) -> Types.named(implemented).getName().equals(type.name())))
			.toList();
	}

}
