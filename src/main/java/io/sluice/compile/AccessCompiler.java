package io.sluice.compile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import graphql.introspection.Introspection;
import graphql.language.Directive;
import graphql.language.StringValue;
import graphql.language.Value;
import graphql.schema.FieldCoordinates;
import io.sluice.blueprint.Access;
import io.sluice.blueprint.Requirement;

/**
 * Compiles what callers must have to see a field: what is said of the field itself, of
 * the type that it belongs to, of the type of its value, and of the same field of an
 * interface. All of it is needed, as in Apollo Federation.
 */
final class AccessCompiler {

	/** RFC 6749, section 3.3: {@code scope-token}. */
	private static final Pattern SCOPE = Pattern.compile("[\\x21\\x23-\\x5B\\x5D-\\x7E]+");

	private final Declarations types;

	private final Problems problems;

	private final Map<String, Access> ofTypes = new HashMap<>();

	AccessCompiler(Contract contract) {
		this.types = contract.types();
		this.problems = contract.problems();
	}

	/**
	 * What is needed, by field, and as that of {@code __typename} by type; of what
	 * everybody may see, there is nothing.
	 */
	Map<FieldCoordinates, Access> compile() {
		for (Kind kind : List.of(Kind.OBJECT, Kind.INTERFACE, Kind.ENUM, Kind.SCALAR)) {
			this.types.all(kind).forEach((type) -> this.ofTypes.put(type.name(), access(type.directives())));
		}
		Map<FieldCoordinates, Access> fields = new LinkedHashMap<>();
		for (Kind kind : List.of(Kind.OBJECT, Kind.INTERFACE)) {
			this.types.all(kind).flatMap(Declared::fieldsOf).forEach((field) -> put(field, fields));
		}
		this.ofTypes.forEach((type, access) -> fields
			.put(FieldCoordinates.coordinates(type, Introspection.TypeNameMetaFieldDef.getName()), access));
		fields.values().removeIf(Access::isOpen);
		return fields;
	}

	private void put(FieldOf field, Map<FieldCoordinates, Access> fields) {
		Access access = access(field.node().getDirectives()).and(ofType(field.type().name()))
			.and(ofType(Types.named(field.node().getType()).getName()));
		for (Declared other : this.types.interfaces(field.type())) {
			access = access.and(ofInterface(other, field.node().getName()));
		}
		fields.put(field.coordinates(), access);
	}

	private Access ofInterface(Declared type, String field) {
		return type.fieldsOf()
			.filter((candidate) -> candidate.node().getName().equals(field))
			.map((found) -> access(found.node().getDirectives()))
			.reduce(Access.OPEN, Access::and);
	}

	private Access ofType(String name) {
		return this.ofTypes.getOrDefault(name, Access.OPEN);
	}

	private Access access(List<Directive> directives) {
		Set<Requirement> requirements = new LinkedHashSet<>();
		for (Directive directive : directives) {
			switch (directive.getName()) {
				case "authenticated" -> requirements.add(Requirement.Authenticated.INSTANCE);
				case "requiresScopes" -> requirements.add(new Requirement.Scopes(alternatives(directive)));
				default -> {
					// says something else
				}
			}
		}
		return new Access(requirements);
	}

	private Set<Set<String>> alternatives(Directive directive) {
		Set<Set<String>> alternatives = new LinkedHashSet<>();
		Optional<List<? extends Value<?>>> given = new Arguments(directive).list("scopes");
		if (given.isPresent() && given.get().isEmpty()) {
			this.problems.add(directive,
					"@requiresScopes without scopes would let nobody in. Write lists of scopes, such as [[\"orders:read\"]].");
		}
		for (Value<?> list : given.orElse(List.of())) {
			List<String> scopes = new ArrayList<>();
			Arguments.elements(list).forEach((scope) -> scopes.add(scope(scope)));
			if (scopes.isEmpty()) {
				this.problems.add(list,
						"An empty list of scopes would let everybody in. Leave it out, or write @authenticated.");
			}
			alternatives.add(Set.copyOf(scopes));
		}
		return alternatives;
	}

	private String scope(Value<?> written) {
		if (!(written instanceof StringValue string)) {
			return "";
		}
		Text scope = Text.of(string);
		if (!SCOPE.matcher(scope.value()).matches()) {
			this.problems.add(scope.place(),
					"\"" + scope.value() + "\" is no scope: it has no blanks, quotes or backslashes. "
							+ "Several that are all needed are a list: [\"a\", \"b\"].");
		}
		return scope.value();
	}

}
