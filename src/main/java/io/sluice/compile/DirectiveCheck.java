package io.sluice.compile;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import graphql.language.Definition;
import graphql.language.Directive;
import graphql.language.DirectiveDefinition;
import graphql.language.DirectivesContainer;
import graphql.language.EnumTypeDefinition;
import graphql.language.EnumValueDefinition;
import graphql.language.FieldDefinition;
import graphql.language.InputObjectTypeDefinition;
import graphql.language.InputValueDefinition;
import graphql.language.InterfaceTypeDefinition;
import graphql.language.Node;
import graphql.language.NodeTraverser;
import graphql.language.NodeVisitorStub;
import graphql.language.ObjectTypeDefinition;
import graphql.language.ScalarTypeDefinition;
import graphql.language.UnionTypeDefinition;
import graphql.util.TraversalControl;
import graphql.util.TraverserContext;

/**
 * Checks how directives are applied: built, at their place, with the arguments that they
 * are declared with. Those that nobody declares are left to {@link DeclarationCheck}.
 */
final class DirectiveCheck {

	private static final Map<String, String> PLACES = Map.ofEntries(Map.entry("FIELD_DEFINITION", "a field"),
			Map.entry("OBJECT", "an object type"), Map.entry("INTERFACE", "an interface"),
			Map.entry("UNION", "a union"), Map.entry("ENUM", "an enum"), Map.entry("ENUM_VALUE", "an enum value"),
			Map.entry("INPUT_OBJECT", "an input type"), Map.entry("INPUT_FIELD_DEFINITION", "an input field"),
			Map.entry("ARGUMENT_DEFINITION", "an argument"), Map.entry("SCALAR", "a scalar"),
			Map.entry("SCHEMA", "the schema"));

	private static final Set<String> BINDINGS = Set.of("rest", "grpc", "lookup", "value", "from");

	private static final Set<String> CACHING = Set.of("cacheControl", "cacheTag", "invalidates");

	private static final String TWICE = " is given twice. Leave one out.";

	private final Problems problems;

	private final SluiceDirectives directives;

	private final Map<String, DirectiveDefinition> ofTheTeam = new HashMap<>();

	private final Declarations types;

	DirectiveCheck(Problems problems, SluiceDirectives directives, Declarations types) {
		this.problems = problems;
		this.directives = directives;
		this.types = types;
	}

	void check(Collection<? extends Definition<?>> definitions) {
		definitions.forEach((definition) -> {
			if (definition instanceof DirectiveDefinition directive) {
				this.ofTheTeam.put(directive.getName(), directive);
				checkDeclaration(directive);
			}
		});
		definitions.forEach((definition) -> new NodeTraverser().preOrder(new Visitor(), definition));
		for (Kind kind : Kind.values()) {
			this.types.all(kind).forEach(this::checkExtensions);
		}
	}

	/** Checks what only shows when a type and its extensions are seen as one. */
	private void checkExtensions(Declared type) {
		Set<String> names = new HashSet<>();
		type.directives()
			.stream()
			.filter((directive) -> definition(directive).filter((found) -> !found.isRepeatable()).isPresent())
			.filter((directive) -> !names.add(directive.getName()))
			.forEach((directive) -> this.problems.add(directive, "@" + directive.getName() + TWICE));
	}

	private Optional<DirectiveDefinition> definition(Directive directive) {
		return this.directives.definition(directive.getName())
			.or(() -> Optional.ofNullable(this.ofTheTeam.get(directive.getName())));
	}

	private void checkDeclaration(DirectiveDefinition definition) {
		if (this.directives.has(definition.getName())) {
			this.problems.add(definition, "@" + definition.getName()
					+ " comes with the gateway and needs no declaration. Leave this one out.");
		}
	}

	private void check(Directive directive, DirectiveDefinition definition, Node<?> parent, Node<?> grandparent) {
		String name = "@" + directive.getName();
		boolean ours = this.directives.has(directive.getName());
		List<String> places = definition.getDirectiveLocations().stream().map((place) -> place.getName()).toList();
		String place = place(parent, grandparent);
		if (!places.contains(place)) {
			this.problems.add(directive,
					name + " means nothing on " + PLACES.get(place) + ". It belongs on "
							+ String.join(" or ",
									places.stream().map((other) -> PLACES.getOrDefault(other, "an operation")).toList())
							+ ".");
			return;
		}
		if (BINDINGS.contains(directive.getName()) && grandparent instanceof InterfaceTypeDefinition type) {
			this.problems.add(directive, name + " stands on a field of the interface " + type.getName()
					+ ". Bindings belong on the fields of the object types that implement it.");
			return;
		}
		if (CACHING.contains(directive.getName()) && grandparent instanceof InterfaceTypeDefinition type) {
			this.problems.add(directive, name + " stands on a field of the interface " + type.getName()
					+ ". What is kept is said of the fields of the object types that implement it.");
			return;
		}
		if (FieldRateCompiler.NAME.equals(directive.getName()) && grandparent instanceof InterfaceTypeDefinition type) {
			this.problems.add(directive, name + " stands on a field of the interface " + type.getName()
					+ ". How often a field may be asked for is said of the object types that implement it.");
			return;
		}
		List<Directive> same = ((DirectivesContainer<?>) parent).getDirectives(directive.getName());
		if (!definition.isRepeatable() && !Problems.place(same.getFirst()).equals(Problems.place(directive))) {
			this.problems.add(directive, name + TWICE);
		}
		LiteralCheck literals = new LiteralCheck(this.problems, ours ? this.directives.types() : this.types);
		literals.arguments(name, definition.getInputValueDefinitions(), directive, directive.getArguments());
	}

	private static String place(Node<?> parent, Node<?> grandparent) {
		return switch (parent) {
			case FieldDefinition _ -> "FIELD_DEFINITION";
			case InputValueDefinition _ when grandparent instanceof InputObjectTypeDefinition ->
				"INPUT_FIELD_DEFINITION";
			case InputValueDefinition _ -> "ARGUMENT_DEFINITION";
			case EnumValueDefinition _ -> "ENUM_VALUE";
			case ObjectTypeDefinition _ -> "OBJECT";
			case InterfaceTypeDefinition _ -> "INTERFACE";
			case UnionTypeDefinition _ -> "UNION";
			case EnumTypeDefinition _ -> "ENUM";
			case InputObjectTypeDefinition _ -> "INPUT_OBJECT";
			case ScalarTypeDefinition _ -> "SCALAR";
			default -> "SCHEMA";
		};
	}

	/** Visits each of them. */
	private final class Visitor extends NodeVisitorStub {

		@Override
		@SuppressWarnings("rawtypes")
		public TraversalControl visitDirective(Directive node, TraverserContext<Node> context) {
			DirectiveCheck check = DirectiveCheck.this;
			Node<?> parent = context.getParentNode();
			Node<?> grandparent = context.getParentContext().getParentNode();
			check.definition(node).ifPresent((definition) -> check.check(node, definition, parent, grandparent));
			return TraversalControl.CONTINUE;
		}

	}

}
